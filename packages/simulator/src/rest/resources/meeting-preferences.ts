import type { rest } from '@webex-nodes/client';
import {
	DelegateEmails,
	GetMeetingPreferences,
	RefreshPersonalMeetingRoomIds,
	UpdateAudioPreferences,
	UpdateDefaultSite,
	UpdatePersonalMeetingRoom,
	UpdateSchedulingPreferences,
	UpdateVideoPreferences,
} from '@webex-nodes/client/schemas';
import { siteUrl } from '../../world/meetings/site.ts';
import { type Endpoints, lenient } from '../endpoint.ts';
import {
	allPreferences,
	readerOf,
	readPart,
	roomView,
	updateAudio,
	updateRoom,
	updateScheduling,
	updateVideo,
	writerOf,
} from '../sites/preferences.ts';
import { refreshRoomIds } from '../sites/room-ids.ts';
import { changeProfile, checkSite, profileOf } from '../sites/users.ts';

const input = GetMeetingPreferences;

export const meetingPreferences: Endpoints<typeof rest.meetingPreferences> = {
	audio: { input, handle: readPart(({ audio }) => audio) },
	deleteDelegateEmails: lenient(DelegateEmails.partial({ emails: true }), (given, call) => {
		const person = writerOf(given, call);
		const { scheduling } = profileOf(person, call.world);
		const gone = new Set((given.emails ?? []).map((email) => email.toLowerCase()));
		const delegateEmails = (scheduling.delegateEmails ?? []).filter(
			(email) => !gone.has(email.toLowerCase()),
		);
		changeProfile(person, { scheduling: { ...scheduling, delegateEmails } }, call.world);
		return undefined;
	}),
	get: { input, handle: allPreferences },
	insertDelegateEmails: lenient(DelegateEmails.partial({ emails: true }), (given, call) => {
		const person = writerOf(given, call);
		const { scheduling } = profileOf(person, call.world);
		const delegateEmails = [
			...new Set([...(scheduling.delegateEmails ?? []), ...(given.emails ?? [])]),
		];
		changeProfile(person, { scheduling: { ...scheduling, delegateEmails } }, call.world);
		return { emails: delegateEmails };
	}),
	personalMeetingRoom: { input, handle: readPart(roomView) },
	refreshPersonalMeetingRoomIds: { input: RefreshPersonalMeetingRoomIds, handle: refreshRoomIds },
	schedulingOptions: { input, handle: readPart(({ scheduling }) => scheduling) },
	sites: {
		input,
		handle: (whose, call) => {
			readerOf(whose, call);
			return { sites: [{ siteUrl, default: true }] };
		},
	},
	updateAudio: { input: UpdateAudioPreferences, handle: updateAudio },
	updateDefaultSite: {
		input: UpdateDefaultSite,
		handle: ({ siteUrl: chosen, userEmail }, call) => {
			writerOf({ userEmail }, call);
			checkSite(chosen);
			return { siteUrl: chosen, default: true };
		},
	},
	updatePersonalMeetingRoom: { input: UpdatePersonalMeetingRoom, handle: updateRoom },
	updateSchedulingOptions: { input: UpdateSchedulingPreferences, handle: updateScheduling },
	updateVideo: { input: UpdateVideoPreferences, handle: updateVideo },
	video: { input, handle: readPart(({ video }) => video) },
};
