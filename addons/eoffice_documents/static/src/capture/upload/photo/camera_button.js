import { Component, onWillUnmount, useRef, useState } from "@odoo/owl";
import { isMobileOS } from "@web/core/browser/feature_detection";
import { Dialog } from "@web/core/dialog/dialog";
import { useService } from "@web/core/utils/hooks";
import { post } from "../send_scans";

/** The pages photographed so far: each is straightened by the server, can be taken again, turned or left out. */
export class CameraDialog extends Component {
    static template = "eoffice_documents.CameraDialog";
    static components = { Dialog };
    static props = { close: Function, first: Array, onReceived: Function };

    setup() {
        this.input = useRef("input");
        this.state = useState({ shots: [], sending: false, failure: "" });
        this.next = 1;
        this.replaced = null;
        this.add(this.props.first);
        onWillUnmount(() => this.state.shots.forEach((shot) => URL.revokeObjectURL(shot.url)));
    }

    onChange() {
        const files = [...this.input.el.files];
        this.input.el.value = "";
        this.add(files);
    }

    add(files) {
        for (const file of files) {
            const shot = {
                id: this.next++,
                file,
                url: "",
                picture: null,
                turn: 0,
                found: false,
                whole: false,
                failure: "",
            };
            const place = this.state.shots.findIndex((other) => other.id === this.replaced);
            this.state.shots.splice(place < 0 ? this.state.shots.length : place, place < 0 ? 0 : 1, shot);
            this.replaced = null;
            this.straighten(shot.id);
        }
    }

    async straighten(id) {
        const shot = this.state.shots.find((one) => one.id === id);
        Object.assign(shot, { picture: null, failure: "" });
        try {
            const answer = await post("/eoffice/photo", [shot.file], shot.whole ? { whole: "1" } : {});
            const picture = await answer.blob();
            URL.revokeObjectURL(shot.url);
            const found = answer.headers.get("X-Sheet-Found") === "1";
            Object.assign(shot, { picture, url: URL.createObjectURL(picture), found });
        } catch (error) {
            shot.failure = error.message;
        }
    }

    shoot(id = null) {
        this.replaced = id;
        this.input.el.click();
    }

    turn(shot) {
        shot.turn = (shot.turn + 90) % 360;
    }

    toggleWhole(shot) {
        shot.whole = !shot.whole;
        this.straighten(shot.id);
    }

    remove(shot) {
        this.state.shots.splice(this.state.shots.indexOf(shot), 1);
    }

    get ready() {
        return this.state.shots.length && !this.state.sending && this.state.shots.every((shot) => shot.picture);
    }

    async send() {
        Object.assign(this.state, { sending: true, failure: "" });
        const turns = JSON.stringify(this.state.shots.map((shot) => shot.turn));
        try {
            const answer = await post(
                "/eoffice/photos",
                this.state.shots.map((shot) => shot.picture),
                { turns }
            );
            const { ids } = await answer.json();
            this.props.close();
            await this.props.onReceived(ids);
        } catch (error) {
            this.state.failure = error.message;
        } finally {
            this.state.sending = false;
        }
    }
}

/** Opens the camera of the phone; what it takes becomes the pages of one document. */
export class CameraButton extends Component {
    static template = "eoffice_documents.CameraButton";
    static props = { upload: Object };

    setup() {
        this.dialog = useService("dialog");
        this.ui = useService("ui");
        this.input = useRef("input");
    }

    get shown() {
        return this.props.upload.allowed && (this.ui.isSmall || isMobileOS());
    }

    onChange() {
        const first = [...this.input.el.files];
        this.input.el.value = "";
        if (first.length) {
            this.dialog.add(CameraDialog, { first, onReceived: this.props.upload.onReceived });
        }
    }
}
