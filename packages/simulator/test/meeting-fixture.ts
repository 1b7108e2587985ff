import type { RestClient } from '@webex-nodes/client';
import { expect } from 'vitest';
import {
	endMeeting,
	joinMeeting,
	publishRecording,
	publishTranscript,
	type Simulator,
	type SimulatorOptions,
	startMeeting,
} from '../src/index.ts';
import { noon, setUp } from './fixture.ts';

export const minute = 60_000; // ms
export const day = 24 * 60 * minute;
export const amara = 'amara.okafor@fernhill.example';
export const jonas = 'jonas.lindqvist@fernhill.example';
export const priya = 'priya.raman@fernhill.example';
export const site = 'fernhill.webex.com';

export interface Stage {
	readonly simulator: Simulator;
	readonly clock: { at: number };
	/** The administrator, whose token has every scope. */
	readonly webex: RestClient;
	/** One of the people, with a token of these scopes. */
	readonly person: (email: string, ...scopes: string[]) => RestClient;
	readonly idOf: (email: string) => string;
}

/** A simulator whose clock the test moves. */
export function stage(switches: SimulatorOptions['switches'] = {}): Stage {
	const clock = { at: noon };
	const { simulator, webex, as } = setUp({ now: () => clock.at, switches });
	const { world, tokens } = simulator;
	const idOf = (email: string) => world.findPersonByEmail(email)?.id ?? '';
	const person = (email: string, ...scopes: string[]) =>
		as(
			tokens.issueFixed({
				personId: idOf(email),
				scopes,
				expiresAt: Number.POSITIVE_INFINITY,
			}).value,
		);
	return { simulator, clock, webex, person, idOf };
}

/** A meeting of half an hour that has ended, in which guests of its host were. */
export async function hold(
	{ simulator, clock, idOf, person }: Stage,
	{
		host = jonas,
		guests = [priya],
		title = 'Depot briefing',
		...facts
	}: {
		readonly host?: string;
		readonly guests?: readonly string[];
		readonly title?: string;
		readonly integrationTags?: string[];
		readonly roomId?: string;
		readonly scheduledType?: 'meeting' | 'webinar';
		readonly sessionTypeId?: number;
	} = {},
) {
	const { world } = simulator;
	const webex = person(host, 'meeting:schedules_write', 'spark:all');
	const start = clock.at + minute;
	const { id: seriesId } = await webex.meetings.create({
		title,
		start: world.time(start),
		end: world.time(start + 30 * minute),
		...facts,
	});
	clock.at = start;
	const { id } = startMeeting(world, seriesId);
	const joined = guests.map((email) => {
		clock.at += minute;
		return joinMeeting(world, seriesId, { personId: idOf(email) });
	});
	clock.at = start + 30 * minute;
	endMeeting(world, id);
	return { id, seriesId, start, joined };
}

/** The same with a recording and a transcript of it. */
export async function holdRecorded(staged: Stage, facts: Parameters<typeof hold>[1] = {}) {
	const held = await hold(staged, facts);
	const { world } = staged.simulator;
	const transcript = publishTranscript(world, held.id);
	const recording = publishRecording(world, held.id);
	// Lists end before the present moment.
	staged.clock.at += minute;
	return { ...held, recording, transcript };
}

/** What the client throws. */
export const refused = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });
