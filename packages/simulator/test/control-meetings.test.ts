import { expect, test } from 'vitest';
import type { ControlMeetings } from '../src/control/meeting-answers.ts';
import { base, setUp } from './fixture.ts';

const jonas = 'jonas.lindqvist@fernhill.example';

/** What a program sends to the control routes. */
async function prepare() {
	const { simulator, webex } = setUp();
	const { id, meetingNumber } = await webex.meetings.create({
		title: 'Briefing',
		start: '2026-11-22T12:30:00Z',
		end: '2026-11-22T13:00:00Z',
		invitees: [{ email: jonas }],
	});
	const send = async (path: string, body?: object) => {
		const response = await simulator.request(
			new Request(`${base}/control/${path}`, {
				...(body && { method: 'POST', body: JSON.stringify(body) }),
				headers: { 'content-type': 'application/json' },
			}),
		);
		return { status: response.status, body: (await response.json()) as ControlMeetings };
	};
	return { simulator, webex, world: simulator.world, id, meetingNumber, send };
}

test('a meeting is started, joined, recorded and ended', async () => {
	const { webex, world, id, meetingNumber, send } = await prepare();
	const before = await send('meetings');
	expect(before.body).toMatchObject({
		running: [],
		upcoming: [{ id, meetingNumber, title: 'Briefing', host: 'Amara Okafor', invitees: 1 }],
		held: [],
	});
	await send(`meetings/${id}/start`, {});
	await send(`meetings/${id}/join`, { personId: world.findPersonByEmail(jonas)?.id });
	await send(`meetings/${id}/join`, { email: 'kim@carrier.example', displayName: 'Kim' });
	const { body } = await send(`meetings/${id}/record`, { recording: 'on' });
	expect(body.running).toMatchObject([
		{
			id,
			isOpen: true,
			recording: 'on',
			participants: [
				{ name: 'Amara Okafor', isHost: true, waits: false },
				{ name: 'Jonas Lindqvist', isHost: false },
				{ name: 'Kim' },
			],
		},
	]);
	expect(await webex.meetings.get({ meetingId: id })).toMatchObject({ state: 'inProgress' });
	const kim = body.running[0]?.participants[2]?.id ?? '';
	const left = await send(`participants/${kim}/leave`, {});
	expect(left.body.running[0]?.participants).toHaveLength(2);
	const after = await send(`meetings/${id}/end`, {});
	expect(after.body).toMatchObject({
		running: [],
		held: [{ id, people: 3, recordings: 0, pending: 3 }],
	});
});

test.each([
	['meetings/unknown/start', {}, 404, /no meeting with the ID unknown/],
	['meetings/ID/end', {}, 404, /No meeting with the ID .* runs/],
	['meetings/ID/join', {}, 400, /personId, or email and displayName/],
	['meetings/ID/join', { email: 'kim', displayName: 'Kim' }, 400, /email: Invalid email/],
	['meetings/ID/join', { personId: 'nobody' }, 400, /no person nobody/],
	['participants/unknown/leave', {}, 404, /no participant/],
])('POST %s with %j is refused with %i and the reason', async (path, body, status, reason) => {
	const { id, send } = await prepare();
	const answer = await send(path.replace('ID', id), body);
	expect(answer).toMatchObject({ status, body: { message: expect.stringMatching(reason) } });
});
