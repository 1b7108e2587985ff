import { type Message, type RoomSelection, sameId } from '@webex-nodes/client';
import { withoutMention } from '../../../src/messages/mention.ts';
import { isWantedText } from '../../../src/messages/wanted-text.ts';
import { describeChange, simplifyChange } from '../../../src/output/change.ts';
import { addNames } from '../../../src/output/names.ts';
import { shaped } from '../../../src/output/shape.ts';
import type { Poll, PollEvent } from '../../../src/poll/event.ts';
import { unreadableHint } from '../../../src/retrieval/hints.ts';
import { selectionOf } from '../../../src/retrieval/rooms.ts';
import { type Found, newMessages } from '../../../src/retrieval/since-last-run.ts';

interface MessageEvent {
	/** Instead of what was chosen. */
	readonly rooms?: RoomSelection;
	/** Only what mentions the account. */
	readonly mentionsOnly?: boolean;
	readonly isWanted?: (message: Message) => boolean;
}

const hour = 3600_000; // ms

/** New messages; the first poll begins with what comes. */
export const messageEvent =
	({ rooms, mentionsOnly = false, isWanted = () => true }: MessageEvent): PollEvent =>
	async (poll) => {
		const { client, values, memory, isTest, deadline } = poll;
		const { editHours, overlapSeconds } = values.options;
		const { found, unreadable, keep } = await newMessages(client, {
			memory,
			isTest,
			lookBack: 0,
			deadline,
			options: {
				rooms: rooms ?? selectionOf([values]),
				mentionsOnly,
				...(editHours !== undefined && { editWindow: editHours * hour }),
				...(overlapSeconds !== undefined && { overlap: overlapSeconds * 1000 }),
			},
		});
		const wanted = found.filter(
			({ change }) => change.kind === 'deleted' || isWanted(change.message),
		);
		const items = await shown(await fromOthers(wanted, poll), poll);
		const next = 'A later poll returns what they hold, once they can be read.';
		return { items, keep, warning: unreadableHint(unreadable, next) };
	};

/** Without what the account wrote itself, so that no workflow answers itself, and only what says what is wanted. */
async function fromOthers(
	found: readonly Found[],
	{ values: { options }, me, isTest }: Poll,
): Promise<readonly Found[]> {
	const { ignoreOwn = true, fromPeople = [], text } = options;
	const emails = fromPeople.map((email) => email.toLowerCase());
	if (found.length === 0 || (!ignoreOwn && emails.length === 0 && !text)) return found;
	const account = (ignoreOwn && !isTest) || text ? (await me()).id : undefined;
	const own = ignoreOwn && !isTest ? account : undefined;
	return found.filter(({ change }) => {
		if (change.kind === 'deleted') return !text;
		const { personId = '', personEmail = '' } = change.message;
		const isOwn = own !== undefined && sameId(personId, own);
		const isFrom = emails.length === 0 || emails.includes(personEmail.toLowerCase());
		return !isOwn && isFrom && isWantedText(change.message, text, account);
	});
}

async function shown(found: readonly Found[], { client, values, me }: Poll) {
	const changes = await addNames(client, found.map(describeChange), values);
	const account = values.options.removeMention && changes.length > 0 ? await me() : undefined;
	return changes
		.map((change) => (account ? withoutMention(change, account) : change))
		.map((change) => shaped(values, change, simplifyChange));
}
