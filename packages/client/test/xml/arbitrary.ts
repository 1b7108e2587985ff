import fc from 'fast-check';
import type { Codec, Fields } from '../../src/xml/engine/codec.ts';

/** Text that XML can hold, with everything that has to be escaped. */
export const xmlText = (): fc.Arbitrary<string> =>
	fc.string({
		unit: fc.oneof(
			fc.constantFrom('&', '<', '>', '"', "'", '\n', '\r', '\t', ' ', ']]>', 'ü', '漢', '😀', '0'),
			fc.string({ minLength: 1, maxLength: 1 }),
		),
		maxLength: 12,
	});

/** Whole seconds: the wire has no smaller ones. */
const moment = () =>
	fc
		.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 })
		.map((seconds) => new Date(seconds * 1000).toISOString());

/** Values that a codec can write, made from the facts of the codec. `published` leaves out what the published schemas lack. */
export function written(
	codec: Codec,
	options: { readonly published?: boolean } = {},
): fc.Arbitrary<unknown> {
	switch (codec.kind) {
		case 'text':
			if (codec.digits) return fc.stringMatching(/^[0-9]{1,9}$/);
			// Some are limited to 16 characters there.
			if (options.published) {
				return xmlText().filter((text) => text.trim() !== '' && text.length <= 16);
			}
			return xmlText().filter(
				(text) => !(codec.required || codec.requiredInRequest) || text !== '',
			);
		case 'flag':
			return fc.boolean();
		case 'count':
			return fc.nat({ max: 10_000 });
		case 'decimal':
			return fc.nat({ max: 10_000 }).map((number) => number / 4);
		case 'choice':
			return fc.constantFrom(...(codec.choices ?? []));
		case 'time':
			return moment().map((time) => (codec.zone === 'none' ? time.slice(0, 19) : time));
		case 'list':
			return fc.array(written(codec.item as Codec, options), {
				minLength: codec.minItems ?? (codec.required || codec.requiredInRequest ? 1 : 0),
				maxLength: Math.min(codec.maxItems ?? 3, Math.max(codec.minItems ?? 0, 3)),
			});
		case 'element':
			return elementOf(codec, options);
	}
}

function elementOf(codec: Codec, options: { readonly published?: boolean }): fc.Arbitrary<unknown> {
	const fields = Object.entries(codec.fields as Fields).filter(
		([, field]) => !(options.published && field.notInPublishedXsd),
	);
	const present = fields
		.filter(([, { required, requiredInRequest }]) => required || requiredInRequest)
		.map(([name]) => name);
	const record = fc.record(
		Object.fromEntries(fields.map(([name, field]) => [name, fieldOf(name, field, options)])),
		{ requiredKeys: present as never },
	) as fc.Arbitrary<Record<string, unknown>>;
	return record.map((value) => complete(codec, value));
}

const utcLabel = 'GMT+00:00, Greenwich (Casablanca)';

function fieldOf(name: string, field: Codec, options: { readonly published?: boolean }) {
	// In UTC each moment has one time only; another test shows that times which occur twice are refused.
	if (name === 'timeZoneID' && field.kind === 'text') return fc.constant('20');
	if (name === 'timeZone' && field.kind === 'text') return fc.constant(utcLabel);
	return written(field, options);
}

/** Adds what reading adds: empty lists, aliases, the zone of moments. */
function complete(codec: Codec, value: Record<string, unknown>): Record<string, unknown> {
	const fields = codec.fields as Fields;
	const done = { ...value };
	for (const [name, { kind }] of Object.entries(fields)) {
		if (kind === 'list') done[name] ??= [];
	}
	if (fields['timeZoneID']?.kind === 'text') done['timeZoneID'] ??= '20';
	else if (fields['timeZone']?.kind === 'text') done['timeZone'] ??= utcLabel;
	for (const [name, wireName] of Object.entries(codec.aliases ?? {})) {
		if (done[wireName] !== undefined) done[name] = done[wireName];
	}
	return done;
}

/** Documents with some characters removed, repeated, replaced or moved. */
export function mutated(documents: readonly string[]): fc.Arbitrary<string> {
	const change = fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.nat({ max: 30 }),
		kind: fc.constantFrom('remove', 'repeat', 'replace', 'insert'),
		text: fc.oneof(
			fc.string({ maxLength: 5 }),
			fc.constantFrom('<', '>', '&', '</', '/>', '<!--', ']]>', '<![CDATA[', '"', '\u0000', '<a>'),
		),
	});
	const changes = fc.array(change, { minLength: 1, maxLength: 3 });
	return fc.tuple(fc.constantFrom(...documents), changes).map(([document, wanted]) =>
		wanted.reduce((text, { at, length, kind, text: other }) => {
			const start = Math.floor(at * text.length);
			const [before, middle, after] = [
				text.slice(0, start),
				text.slice(start, start + length),
				text.slice(start + length),
			];
			return {
				remove: before + after,
				repeat: before + middle + middle + after,
				replace: before + other + after,
				insert: before + other + middle + after,
			}[kind];
		}, document),
	);
}
