import {
	endMeeting,
	joinMeeting,
	publishRecording,
	publishSummary,
	publishTranscript,
	type Simulator,
	startMeeting,
} from '@webex-nodes/simulator';
import { vi } from 'vitest';

const minute = 60_000; // ms

export const amara = 'amara.okafor@fernhill.example';
export const jonas = 'jonas.lindqvist@fernhill.example';
export const priya = 'priya.raman@fernhill.example';

/** A clock that the test moves, for Webex and for n8n. */
export function testClock(start: number) {
	vi.useFakeTimers({ toFake: ['Date'], now: start });
	return {
		get at() {
			return Date.now();
		},
		set at(time: number) {
			vi.setSystemTime(time);
		},
	};
}

/** Speaker turns of a transcript: Jonas says two things, then Priya one. */
const snippets = [
	{ name: 'Jonas Lindqvist', email: jonas, text: 'Good morning.', at: 1000 },
	{ name: 'Jonas Lindqvist', email: jonas, text: 'Let us begin.', at: 4000 },
	{ name: 'Priya Raman', email: priya, text: 'The gate is <fixed>.', at: 8000 },
].map(({ name, email, text, at }, index) => ({
	id: String(index),
	text,
	personName: name,
	personEmail: email,
	offsetMillisecond: at,
	durationMillisecond: 2000,
}));

/** Meetings of the account of the credential, on a clock that the test moves. */
export function meetingsOf(simulator: Simulator, clock: { at: number }) {
	const { world } = simulator;
	const idOf = (email: string) => world.findPersonByEmail(email)?.id ?? '';

	/** A series of one meeting, made over REST. */
	async function plan(url: string, host = amara) {
		const { value: token } = simulator.tokens.issueFixed({
			personId: idOf(host),
			scopes: ['meeting:schedules_write', 'meeting:schedules_read'],
			expiresAt: Number.POSITIVE_INFINITY,
		});
		const response = await fetch(`${url}/v1/meetings`, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				title: 'Depot briefing',
				start: world.time(clock.at + minute),
				end: world.time(clock.at + 31 * minute),
				invitees: [{ email: priya }],
			}),
		});
		return (await response.json()) as { id: string; meetingNumber: string; webLink: string };
	}

	/** It runs, with Priya in it. */
	async function run(url: string, host = amara) {
		const { id: seriesId, ...names } = await plan(url, host);
		clock.at += minute;
		const { id } = startMeeting(world, seriesId);
		const guest = joinMeeting(world, seriesId, { personId: idOf(priya) });
		return { ...names, id, seriesId, guest };
	}

	/** It took half an hour and has ended. */
	async function hold(url: string, host = amara) {
		const running = await run(url, host);
		clock.at += 30 * minute;
		endMeeting(world, running.id);
		clock.at += minute;
		return running;
	}

	/** And was recorded. */
	async function holdRecorded(url: string, host = amara) {
		const held = await hold(url, host);
		const transcript = publishTranscript(world, held.id, { snippets });
		const recording = publishRecording(world, held.id);
		const summary = publishSummary(world, held.id, {
			notes: '<p>The gate &amp; the ramp</p><ul><li>Fix it</li><li>Paint it</li></ul>',
			actionItems: ['Priya paints the gate'],
		});
		clock.at += minute;
		return { ...held, transcript, recording, summary };
	}

	return { hold, holdRecorded, idOf, plan, run };
}

/** What an account needs that retrieves meetings, recordings and transcripts, its own and those of the organisation. */
export const newsScopes = [
	'meeting:schedules_read',
	'meeting:recordings_read',
	'meeting:transcripts_read',
	'meeting:participants_read',
	'meeting:preferences_read',
	'meeting:admin_recordings_read',
	'meeting:admin_schedule_read',
];
