import { expect, test } from 'vitest';
import { messageUuid } from './ids.ts';

const idOf = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
const uuid = (number: number) => `${String(number).padStart(8, '0')}-3c1a-11f0-8f7d-0123456789ab`;

test('the UUID of an ID is found, whatever IDs came before', () => {
	const beginnings = [
		'us/MESSAGE',
		'us/ROOM',
		'urn:TEAM:us-east-2_a/MESSAGE',
		'eu-1/MESSAGE',
		'us-a/MESSAGE',
	];
	for (const one of beginnings) {
		for (const other of beginnings) {
			for (const [number, beginning] of [one, one, other, other, one].entries()) {
				expect(messageUuid(idOf(`ciscospark://${beginning}/${uuid(number)}`))).toBe(uuid(number));
			}
		}
	}
});

test('what has no UUID in it stays as Webex gave it', () => {
	messageUuid(idOf(`ciscospark://us/MESSAGE/${uuid(1)}`));
	expect(messageUuid(uuid(2))).toBe(uuid(2));
	expect(messageUuid('short')).toBe('short');
	expect(messageUuid(idOf('ciscospark://us/MESSAGE/another form'))).toBe('another form');
});
