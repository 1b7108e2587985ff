import { expect, test } from 'vitest';
import { operationOf } from '../src/reached.ts';

test.each([
	['GET', '/v1/people/me', 'people.me'],
	['GET', '/v1/people/me?callingData=true', 'people.me'],
	['GET', '/v1/people/abc', 'people.get'],
	['GET', '/v1/messages/direct', 'messages.direct'],
	['DELETE', '/v1/room/tabs/abc/', 'roomTabs.delete'],
	['DELETE', '/v1/people', undefined],
	['POST', '/v1/access_token', undefined],
	['GET', '/v1/rooms/abc/meetingInfo/more', undefined],
])('%s %s is the operation %s', (method, path, operation) => {
	expect(operationOf(method, path)).toBe(operation);
});
