import { Component, useRef } from "@odoo/owl";
import { ACCEPTED } from "./scan_files";

export class ScanUploadButton extends Component {
    static template = "eoffice_documents.ScanUploadButton";
    static props = { upload: Object, batch: { type: Boolean, optional: true } };

    setup() {
        this.input = useRef("input");
        this.accept = ACCEPTED.join(",");
    }

    async onChange() {
        const files = [...this.input.el.files];
        this.input.el.value = "";
        await this.props.upload.upload(files);
    }
}
