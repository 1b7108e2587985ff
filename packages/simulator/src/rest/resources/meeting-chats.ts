import type { MeetingChat, rest } from '@webex-nodes/client';
import { DeleteMeetingChats, ListMeetingChats } from '@webex-nodes/client/schemas';
import type { ChatRecord, SpeakerRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { World } from '../../world/world.ts';
import type { Endpoints } from '../endpoint.ts';
import { endedInstance } from '../meetings/ended.ts';
import { requireOfficer } from '../meetings/roles.ts';

const personOf = ({ email, displayName, personId }: SpeakerRecord, world: World) => ({
	email,
	displayName,
	...(personId && { personId, orgId: world.organisationId }),
});

const shown = (chat: ChatRecord, world: World): MeetingChat => ({
	id: chat.id,
	chatTime: writeMoment(chat.at, 'UTC'),
	text: chat.text,
	meetingId: chat.instanceId,
	type: chat.type,
	sender: personOf(chat.sender, world),
	receivers: chat.receivers.map((receiver) => personOf(receiver, world)),
});

export const meetingChats: Endpoints<typeof rest.meetingChats> = {
	delete: {
		input: DeleteMeetingChats,
		handle: ({ meetingId }, call): undefined => {
			requireOfficer(call);
			const { chats } = call.world.meetings;
			for (const { id } of chats.of(endedInstance(meetingId, call).id)) chats.delete(id);
		},
	},
	list: {
		input: ListMeetingChats,
		pageSize: () => ({ usual: 10, largest: 100 }),
		// The next page is the one with another offset.
		isLinked: false,
		handle: ({ meetingId, offset = 0 }, call) => {
			requireOfficer(call);
			const { world } = call;
			return world.meetings.chats
				.of(endedInstance(meetingId, call).id)
				.slice(offset)
				.map((chat) => shown(chat, world));
		},
	},
};
