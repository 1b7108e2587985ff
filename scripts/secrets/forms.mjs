// How secrets of the simulator look (packages/simulator/src/world/marked.ts), and where one is in a text.

/** By a text that is in each of them, and quickly found. @type {ReadonlyMap<string, readonly { kind: string, form: RegExp }[]>} */
const forms = new Map([
	['_PF84_', [{ kind: 'a token or a ticket', form: /[\w-]{20,}_PF84_[\w-]+/ }]],
	[
		'5ec2e7',
		[
			{
				kind: 'a client secret, a code, or the key of a link',
				form: /5ec2e75ec2e7[\w-]{8,}/,
			},
			{ kind: 'a password', form: /(?:Sim|Rec|Mk)5ec2e7[\da-f]{5,6}/ },
		],
	],
	['Fernhill-', [{ kind: 'a password of the XML API', form: /Fernhill-\d+(?:!|%21)/ }]],
	['ostKey', [{ kind: 'a host key', form: /hostKey[\\"']*\s*[:=>]\s*[\\"']*\d{6}\b/ }]],
]);

/** How a text looks in base64, whatever stands before it: only what does not depend on its neighbours. */
const inBase64 = (text) =>
	[0, 1, 2].map((before) => {
		const encoded = Buffer.from('x'.repeat(before) + text).toString('base64');
		const first = Math.ceil((before * 8) / 6);
		return encoded.slice(first, Math.floor(((before + text.length) * 8) / 6));
	});

/** The others stand for few secrets, and each costs time. */
const encodedNeedles = ['_PF84_', '5ec2e7'].flatMap(inBase64);

/** Before and after a mark: no secret is longer. */
const reach = 700; // characters

/** Each place in the text where a needle is, with what stands around it. */
function* placesOf(text, needle) {
	for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
		yield text.slice(Math.max(0, at - reach), at + needle.length + reach);
	}
}

/** Of a text as it is. */
function plainKinds(text) {
	const found = new Set();
	for (const [needle, known] of forms) {
		for (const place of placesOf(text, needle)) {
			for (const { kind, form } of known) if (form.test(place)) found.add(kind);
		}
	}
	return found;
}

/**
 * The kinds of secrets that are in the text, also in base64, as n8n stores small files.
 * @param {string} text bytes are given as latin1.
 * @param {readonly string[]} planted secrets that have no form of their own.
 */
export function secretsIn(text, planted = []) {
	const found = new Set(plainKinds(text));
	if (planted.some((value) => text.includes(value))) found.add('a planted value');
	for (const needle of encodedNeedles) {
		for (const place of placesOf(text, needle)) {
			for (const [run] of place.matchAll(/[\w+/-]{30,}/g)) {
				for (const start of [0, 1, 2, 3]) {
					const decoded = Buffer.from(run.slice(start), 'base64').toString('latin1');
					for (const kind of plainKinds(decoded)) found.add(`${kind}, in base64`);
				}
			}
		}
	}
	return [...found];
}

/** A part of a text may end within a secret: the next one has to begin with so many of its last characters. */
export const overlap = 2 * reach;
