import { expectTypeOf, test } from 'vitest';
import type { List } from '../../list.ts';
import type { Message } from '../messaging/messages.schema.ts';
import type { Room } from '../messaging/rooms.schema.ts';
import type { RestClient } from './client.ts';
import { get } from './operation.ts';

declare const webex: RestClient;

test('a list operation returns a listing of its items', () => {
	expectTypeOf(webex.rooms.list).returns.toEqualTypeOf<List<Room>>();
	expectTypeOf(webex.messages.get({ messageId: 'm' })).resolves.toEqualTypeOf<Message>();
});

test('required inputs are required', () => {
	// @ts-expect-error roomId is missing
	webex.messages.list();
	// @ts-expect-error an input that does not exist
	webex.rooms.list({ title: 'x' });
});

test('an input named in the path must be in the type of the input', () => {
	get('/rooms/{roomId}').one<{ roomId: string }, Room>();
	// @ts-expect-error roomId is missing
	get('/rooms/{roomId}').one<{ id: string }, Room>();
});
