import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeMultipart } from './multipart.ts';

/** Node's own reader of forms. */
async function read({ contentType, body }: ReturnType<typeof encodeMultipart>): Promise<FormData> {
	const headers = { 'content-type': contentType };
	return await new Response(body as Uint8Array<ArrayBuffer>, { headers }).formData();
}

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
				const upload = { fileName: name, contentType: 'image/png', bytes };
				const form = await read(encodeMultipart(texts, 'files', upload));
				const file = form.get('files') as File;
				expect(file).toMatchObject({ name, type: 'image/png' });
				expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
				for (const [field, value] of Object.entries(texts)) {
					expect(form.get(field)).toBe(value);
				}
				expect([...form.keys()].length).toBe(Object.keys(texts).length + 1);
			},
		),
		{ numRuns: 300 },
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
	expect(new TextDecoder().decode(encoded.body)).not.toContain('\nx-evil');
	const file = (await read(encoded)).get('files') as File;
	expect(file.type).toBe('application/octet-stream');
});
