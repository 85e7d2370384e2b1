// "strict" leaves every space between tags alone: a space is text in a QWeb page, and part of a term to translate.
module.exports = {
    plugins: [require.resolve("@prettier/plugin-xml")],
    printWidth: 120,
    tabWidth: 4,
    trailingComma: "es5",
    bracketSameLine: true,
    xmlSelfClosingSpace: false,
    xmlWhitespaceSensitivity: "strict",
};
