/** Files of the suite that have to hold secrets, with the reason. @type {readonly { file: RegExp, place?: RegExp, reason: string }[]} */
const explained = [];

/** Why a secret may be in a file; `undefined` when nothing explains it. */
export const reasonFor = (name, place) =>
	explained.find((each) => each.file.test(name) && (each.place?.test(place) ?? true))?.reason;
