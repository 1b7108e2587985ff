import { Hono } from 'hono';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import type { Simulator } from '../simulator.ts';
import { recordMeeting } from '../world/meetings/recording.ts';
import { MeetingRefusal } from '../world/meetings/refusal.ts';
import {
	admitParticipant,
	endMeeting,
	joinMeeting,
	leaveMeeting,
	startMeeting,
} from '../world/meetings/running.ts';
import type { World } from '../world/world.ts';
import { readChecked } from './checked.ts';
import { meetingsOf } from './meetings-shown.ts';

const JoinForm = z.union(
	[
		z.strictObject({ personId: z.string() }),
		z.strictObject({ email: z.email(), displayName: z.string().trim().min(1) }),
	],
	{ error: 'expected personId, or email and displayName' },
);
const RecordForm = z.strictObject({ recording: z.enum(['off', 'on', 'paused']) });

/** To start, join and end meetings by hand; each answer is what `GET /control/meetings` answers then. */
export function meetingsControlApp({ world }: Pick<Simulator, 'world'>): Hono {
	const app = new Hono();
	const answer = () => Response.json(meetingsOf(world));

	app.get('/control/meetings', answer);
	app.post('/control/meetings/:id/start', (context) => {
		const id = seriesOf(context.req.param('id'), world);
		trying(() => startMeeting(world, id));
		return answer();
	});
	app.post('/control/meetings/:id/join', async (context) => {
		const id = seriesOf(context.req.param('id'), world);
		const joiner = await readChecked(context, JoinForm);
		trying(() => joinMeeting(world, id, joiner));
		return answer();
	});
	app.post('/control/meetings/:id/end', (context) => {
		const { id } = running(context.req.param('id'), world);
		endMeeting(world, id);
		return answer();
	});
	app.post('/control/meetings/:id/record', async (context) => {
		const { id } = running(context.req.param('id'), world);
		const { recording } = await readChecked(context, RecordForm);
		trying(() => recordMeeting(world, id, recording));
		return answer();
	});
	app.post('/control/participants/:id/admit', (context) => {
		admitParticipant(world, participant(context.req.param('id'), world));
		return answer();
	});
	app.post('/control/participants/:id/leave', (context) => {
		leaveMeeting(world, participant(context.req.param('id'), world));
		return answer();
	});
	return app;
}

function seriesOf(id: string, { meetings }: World): string {
	if (meetings.series.has(id)) return id;
	throw new Failure(404, `There is no meeting with the ID ${id}.`);
}

function running(id: string, { meetings }: World) {
	const found = meetings.runningOf(id);
	if (found) return found;
	throw new Failure(404, `No meeting with the ID ${id} runs.`);
}

function participant(id: string, { meetings }: World): string {
	if (meetings.participants.get(id)) return id;
	throw new Failure(404, `There is no participant with the ID ${id}.`);
}

/** @throws Failure 400 for what the meeting refuses. */
function trying(work: () => unknown): void {
	try {
		work();
	} catch (error) {
		throw error instanceof MeetingRefusal ? new Failure(400, error.message) : error;
	}
}
