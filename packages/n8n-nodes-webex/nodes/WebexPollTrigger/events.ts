import type { PollEvent } from '../../src/poll/event.ts';
import { endedMeetings, newRecordings, newTranscripts } from '../../src/retrieval/meeting-news.ts';
import { meetingEvent } from './event/meetings.ts';
import { membershipChanges } from './event/memberships.ts';
import { messageEvent } from './event/messages.ts';
import { newRooms } from './event/rooms.ts';

/** By what a workflow stores in "Event". */
export const events: Readonly<Record<string, PollEvent>> = {
	directMessage: messageEvent({ rooms: { type: 'direct' } }),
	file: messageEvent({ isWanted: ({ files = [] }) => files.length > 0 }),
	meetingEnded: meetingEvent(endedMeetings),
	membership: membershipChanges,
	mention: messageEvent({ mentionsOnly: true, isWanted: ({ roomType }) => roomType !== 'direct' }),
	message: messageEvent({}),
	recording: meetingEvent(newRecordings),
	room: newRooms,
	transcript: meetingEvent(newTranscripts),
};
