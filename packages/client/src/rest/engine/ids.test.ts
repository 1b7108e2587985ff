import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appLink, buildId, type IdType, parseId, readId, sameId, valueIn } from './ids.ts';

const uuid = '3f0a4c5e-8a57-4b0e-9a3e-2b7d1c6f5e4d';
const id = buildId('ROOM', uuid);

test('an ID is made of cluster, type and UUID, and says so again', () => {
	expect(id).toBe(
		Buffer.from(`ciscospark://us/ROOM/${uuid}`).toString('base64').replace(/=+$/, ''),
	);
	expect(parseId(id)).toEqual({ cluster: 'us', type: 'ROOM', value: uuid });
	const other = buildId('MEMBERSHIP', `${uuid}:${uuid}`, 'urn:TEAM:eu-central-1_k');
	expect(parseId(other)).toEqual({
		cluster: 'urn:TEAM:eu-central-1_k',
		type: 'MEMBERSHIP',
		value: `${uuid}:${uuid}`,
	});
});

test.each(['', 'nonsense', 'Y2lz', 'https://example.com', '😀'])('"%s" is no ID', (text) => {
	expect(parseId(text)).toBeUndefined();
});

test('any text is either an ID that can be built again, or none', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const parsed = parseId(text);
			expect(parsed === undefined || typeof parsed.value === 'string').toBe(true);
		}),
	);
});

test('people are the same in any form and region', () => {
	const us = buildId('PEOPLE', uuid);
	const eu = buildId('PEOPLE', uuid.toUpperCase(), 'urn:TEAM:eu-central-1_k');
	expect([sameId(us, eu), sameId(us, uuid), sameId(us, buildId('PEOPLE', 'x'))]).toEqual([
		true,
		true,
		false,
	]);
});

test('the value of an ID is the same whatever IDs were read before', () => {
	const types: readonly IdType[] = ['ROOM', 'TEAM', 'MESSAGE', 'WEBHOOK', 'PEOPLE'];
	const given = fc.record({
		type: fc.constantFrom(...types),
		value: fc.oneof(fc.uuid(), fc.stringMatching(/^[0-9a-z:-]{34,38}$/)),
		cluster: fc.constantFrom('us', 'eu', 'urn:TEAM:us-east-2_a'),
	});
	fc.assert(
		fc.property(fc.array(given, { minLength: 2 }), (ids) => {
			for (const { type, value, cluster } of ids) {
				expect(valueIn(buildId(type, value, cluster))).toBe(value);
			}
		}),
	);
});

describe('what a person pastes', () => {
	test.each([
		id,
		` ${id}\n`,
		uuid,
		uuid.toUpperCase(),
		`https://web.webex.com/spaces/${uuid}`,
		`webexteams://im?space=${uuid}`,
		`https://web.webex.com/spaces/${uuid}/chat`,
	])('%s becomes the ID of the room', (text) => {
		expect(readId('ROOM', text, 'Room')).toBe(id);
	});

	test('a message by its address', () => {
		const link = `webexteams://im?space=${uuid}&message=${uuid}`;
		expect(readId('MESSAGE', link, 'Message')).toBe(buildId('MESSAGE', uuid));
	});

	test.each([
		[buildId('PEOPLE', uuid), 'Room: expected the ID of a room, got that of a person'],
		[
			buildId('TEAM_MEMBERSHIP', uuid),
			'Room: expected the ID of a room, got that of a team membership',
		],
		['General', 'Room: expected the ID of a room, which begins with "Y2lz"'],
		['', 'Room: expected the ID of a room'],
	])('"%s" is refused with a sentence', (text, message) => {
		expect(() => readId('ROOM', text, 'Room')).toThrow(message);
	});
});

test('a room and a message have an address that opens them in the app, and that is read again', () => {
	const roomId = buildId('ROOM', uuid, 'urn:TEAM:us-east-2_a');
	const messageId = buildId('MESSAGE', uuid.replace('0', '1'));
	const [room = '', message = ''] = [appLink(roomId), appLink(roomId, messageId)];
	expect(room).toBe(`webexteams://im?space=${uuid}`);
	expect(message).toBe(`webexteams://im?space=${uuid}&message=${uuid.replace('0', '1')}`);
	expect(sameId(readId('ROOM', room, 'Room'), roomId)).toBe(true);
	expect(sameId(readId('MESSAGE', message, 'Message ID'), messageId)).toBe(true);
	expect([appLink('not an ID'), appLink(roomId, 'not an ID')]).toEqual([undefined, undefined]);
});
