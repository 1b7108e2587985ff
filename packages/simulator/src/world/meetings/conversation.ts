import type { World } from '../world.ts';
import type { ChatRecord, PollRecord, QuestionRecord, SpeakerRecord } from './artifacts.ts';
import { instanceOf } from './publishing.ts';

/** Somebody of the world, or a guest, by the address. */
export function speakerOf(world: World, email: string, displayName = email): SpeakerRecord {
	const person = world.findPersonByEmail(email);
	if (!person) return { email, displayName };
	return { email: person.email, displayName: person.displayName, personId: person.id };
}

/** A line in the chat of a meeting. */
export function addChat(
	world: World,
	instanceId: string,
	chat: Omit<ChatRecord, 'at' | 'id' | 'instanceId' | 'receivers' | 'type'> & Partial<ChatRecord>,
): ChatRecord {
	const { receivers = [] } = chat;
	return world.meetings.chats.set({
		at: world.now(),
		type: receivers.length > 0 ? 'private' : 'public',
		...chat,
		receivers,
		id: world.meetings.newUuid(),
		instanceId: instanceOf(world, instanceId).id,
	});
}

export const addPoll = (
	world: World,
	instanceId: string,
	poll: Omit<PollRecord, 'id' | 'instanceId'>,
): PollRecord =>
	world.meetings.polls.set({
		...poll,
		id: world.meetings.newUuid(),
		instanceId: instanceOf(world, instanceId).id,
	});

export const addQuestion = (
	world: World,
	instanceId: string,
	question: Omit<QuestionRecord, 'id' | 'instanceId'>,
): QuestionRecord =>
	world.meetings.questions.set({
		...question,
		id: world.meetings.newUuid(),
		instanceId: instanceOf(world, instanceId).id,
	});
