import type { rest } from '@webex-nodes/client';
import {
	AdmitMeetingParticipants,
	CallOut,
	CancelCallOut,
	GetMeetingParticipant,
	ListMeetingParticipants,
	QueryMeetingParticipants,
	UpdateMeetingParticipant,
} from '@webex-nodes/client/schemas';
import { Failure } from '../../failure.ts';
import { breakoutSessionsAt, enterBreakoutSession } from '../../world/meetings/breakouts.ts';
import { admitParticipant, leaveMeeting } from '../../world/meetings/running.ts';
import type { Call, Endpoints } from '../endpoint.ts';
import { existingInstance } from '../meetings/access.ts';
import { callOut, cancelCallOut } from '../meetings/call-out.ts';
import { invalid } from '../meetings/checks.ts';
import { shownParticipant } from '../meetings/participant-view.ts';
import {
	listParticipants,
	presentParticipant,
	requireHostOrAdministrator,
} from '../meetings/participants.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');

/** Nobody is admitted when one of the sessions is unknown. @throws Failure 400. */
function checkBreakoutSession(id: string | undefined, instanceId: string, { world }: Call): void {
	const instance = world.meetings.instances.get(instanceId);
	const isKnown = instance && breakoutSessionsAt(instance, world).some((each) => each.id === id);
	if (id && !isKnown) throw invalid(`Breakout session ID '${id}' is invalid.`);
}

export const meetingParticipants: Endpoints<typeof rest.meetingParticipants> = {
	admit: {
		input: AdmitMeetingParticipants,
		handle: ({ items }, call): undefined => {
			if (items.length > 100) throw invalid('The maximum size of items is 100.');
			const admitted = items.map(({ participantId }) => presentParticipant(participantId, call));
			for (const [index, { instanceId }] of admitted.entries()) {
				checkBreakoutSession(items[index]?.breakoutSessionId, instanceId, call);
			}
			if (new Set(admitted.map(({ instanceId }) => instanceId)).size > 1) {
				throw invalid('All participants have to be in the same meeting.');
			}
			for (const [index, { id }] of admitted.entries()) {
				admitParticipant(call.world, id);
				const { breakoutSessionId } = items[index] ?? {};
				if (breakoutSessionId) enterBreakoutSession(call.world, id, breakoutSessionId);
			}
		},
	},
	callOut: { input: CallOut, handle: callOut },
	cancelCallOut: {
		input: CancelCallOut,
		handle: ({ participantId }, call) => cancelCallOut(participantId, call),
	},
	get: {
		input: GetMeetingParticipant,
		handle: ({ participantId, hostEmail }, call) => {
			const participant = call.world.meetings.participants.get(participantId);
			if (!participant) throw notFound();
			const instance = existingInstance(participant.instanceId, call);
			requireHostOrAdministrator(instance, hostEmail, call);
			return shownParticipant(participant, 'UTC', call);
		},
	},
	list: {
		input: ListMeetingParticipants,
		pageSize: () => ({ usual: 10, largest: 100 }),
		handle: listParticipants,
	},
	query: {
		input: QueryMeetingParticipants,
		// It has no pages.
		pageSize: () => ({ usual: Number.POSITIVE_INFINITY, largest: Number.POSITIVE_INFINITY }),
		handle: ({ emails, ...query }, call) => {
			const wanted = emails?.map((email) => email.toLowerCase());
			return listParticipants(query, call).filter(
				({ email = '' }) => !wanted || wanted.includes(email.toLowerCase()),
			);
		},
	},
	update: {
		input: UpdateMeetingParticipant,
		handle: ({ participantId, muted, admit, expel }, call) => {
			const { world } = call;
			const { participants } = world.meetings;
			const before = presentParticipant(participantId, call);
			if (expel) leaveMeeting(world, participantId);
			else {
				if (admit) admitParticipant(world, participantId);
				const admitted = participants.get(participantId) ?? before;
				if (muted !== undefined) participants.set({ ...admitted, isMuted: muted });
			}
			return shownParticipant(participants.get(participantId) ?? before, 'UTC', call);
		},
	},
};
