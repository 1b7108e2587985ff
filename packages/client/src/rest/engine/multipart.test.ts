import { isInParts, piecesOf } from '@webex-nodes/http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMultipart } from './multipart.ts';
import type { AnyUpload } from './upload.ts';

type Encoded = ReturnType<typeof encodeMultipart>;

async function bytesOf({ body }: Encoded): Promise<Uint8Array<ArrayBuffer>> {
	if (!isInParts(body)) return body as Uint8Array<ArrayBuffer>;
	const pieces: Uint8Array[] = [];
	for await (const piece of piecesOf(body)) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** Node's own reader of forms. */
async function read(encoded: Encoded): Promise<FormData> {
	const headers = { 'content-type': encoded.contentType };
	return await new Response(await bytesOf(encoded), { headers }).formData();
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** The same file in each form. */
const forms = (facts: Omit<AnyUpload, 'bytes'> & { bytes: Uint8Array }): AnyUpload[] => {
	const { bytes, ...others } = facts;
	const size = bytes.length;
	return [
		facts as AnyUpload,
		{ ...others, size, open: () => cut(bytes, 7) } as AnyUpload,
		{ ...others, size, stream: cut(bytes, 1000) } as AnyUpload,
	];
};

/** Forms have one kind of line end: readers may change others. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll(/[\r\n]/g, ' '));
const fileName = fc
	.string({ unit: 'grapheme', minLength: 1 })
	.filter((name) => !/[\r\n"]/.test(name));
const fields = fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,12}$/), text, {
	noNullPrototype: true,
});

test('any file and any text come out as they went in', async () => {
	await fc.assert(
		fc.asyncProperty(
			fields,
			fileName,
			fc.uint8Array({ maxLength: 2000 }),
			async (given, name, bytes) => {
				const { files: _, ...texts } = given;
				for (const upload of forms({ fileName: name, contentType: 'image/png', bytes })) {
					const encoded = encodeMultipart(texts, 'files', upload);
					const body = await bytesOf(encoded);
					expect(body.length).toBe(encoded.body.length);
					const form = await read({ ...encoded, body });
					const file = form.get('files') as File;
					expect(file).toMatchObject({ name, type: 'image/png' });
					expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
					for (const [field, value] of Object.entries(texts)) {
						expect(form.get(field)).toBe(value);
					}
					expect([...form.keys()].length).toBe(Object.keys(texts).length + 1);
				}
			},
		),
		{ numRuns: 200 },
	);
});

test('what is no text goes as JSON', async () => {
	const upload = { fileName: 'a', contentType: 'text/plain', bytes: new Uint8Array() };
	const form = await read(encodeMultipart({ attachments: [{ a: 1 }] }, 'files', upload));
	expect(form.get('attachments')).toBe('[{"a":1}]');
});

test('neither a name nor a type can add a header', async () => {
	const bytes = new TextEncoder().encode('x');
	const upload = { fileName: 'a"\r\nx-evil: 1', contentType: 'text/plain\r\nx-evil: 1', bytes };
	const encoded = encodeMultipart({}, 'files', upload);
	expect(new TextDecoder().decode(await bytesOf(encoded))).not.toContain('\nx-evil');
	const file = (await read(encoded)).get('files') as File;
	expect(file.type).toBe('application/octet-stream');
});

test('a file in parts is read anew each time, and one from a stream once', async () => {
	const facts = { fileName: 'a.bin', contentType: 'image/png', bytes: new Uint8Array(20) };
	const [, inParts, once] = forms(facts).map((upload) => encodeMultipart({}, 'files', upload));
	if (!inParts || !once || !isInParts(once.body)) throw new Error('A form is missing');
	expect(await bytesOf(inParts)).toEqual(await bytesOf(inParts));
	expect(once.body.isUsedUp?.()).toBe(false);
	await bytesOf(once);
	expect(once.body.isUsedUp?.()).toBe(true);
	await expect(bytesOf(once)).rejects.toThrow('a.bin can be read only once');
});

test.each([
	[6, 'a.bin has only 5 of the 6 bytes that were announced'],
	[4, 'a.bin has more than the 4 bytes that were announced'],
	[undefined, 'size: expected the size of a.bin in bytes'],
])('a file of 5 bytes that says %s', async (size, message) => {
	const upload = {
		...{ fileName: 'a.bin', contentType: 'image/png' },
		...{ stream: cut(new Uint8Array(5), 2), ...(size !== undefined && { size }) },
	};
	await expect((async () => await bytesOf(encodeMultipart({}, 'files', upload)))()).rejects.toThrow(
		message,
	);
});
