import type {
	AudioPreferences,
	MeetingPreferences,
	PersonalMeetingRoom,
	SchedulingPreferences,
	UpdateAudioPreferences,
	UpdatePersonalMeetingRoom,
	UpdateSchedulingPreferences,
	UpdateVideoPreferences,
	VideoPreferences,
} from '@webex-nodes/client';
import { type ProfileRecord, siteUrl } from '../../world/meetings/site.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { changeProfile, checkSite, profileOf, userOf, wrong } from './users.ts';

export interface Whose {
	readonly userEmail?: string | undefined;
	readonly siteUrl?: string | undefined;
}

export function readerOf(whose: Whose, call: Call): PersonRecord {
	checkSite(whose.siteUrl);
	return userOf(whose.userEmail, call, 'meeting:admin_preferences_read');
}

export function writerOf(whose: Whose, call: Call): PersonRecord {
	checkSite(whose.siteUrl);
	return userOf(whose.userEmail, call, 'meeting:admin_preferences_write');
}

/** One part of what a host has set. */
export const readPart =
	<Part>(show: (profile: ProfileRecord, person: PersonRecord) => Part) =>
	(whose: Whose, call: Call): Part => {
		const person = readerOf(whose, call);
		return show(profileOf(person, call.world), person);
	};

export const allPreferences = readPart(
	(profile, person): MeetingPreferences => ({
		personalMeetingRoom: roomView(profile, person),
		audio: profile.audio,
		video: profile.video,
		schedulingOptions: profile.scheduling,
		sites: [{ siteUrl, default: true }],
	}),
);

export function roomView(
	{ room, roomId }: ProfileRecord,
	{ email }: PersonRecord,
): PersonalMeetingRoom {
	return {
		...room,
		personalMeetingRoomLink: `https://${siteUrl}/meet/${roomId}`,
		sipAddress: email,
		dialInIpAddress: '192.0.2.100',
		telephony: {
			accessCode: '1234567890',
			callInNumbers: [{ label: 'US Toll', callInNumber: '+1-555-0100', tollType: 'toll' }],
		},
	};
}

export function updateRoom(given: UpdatePersonalMeetingRoom, call: Call): PersonalMeetingRoom {
	const { userEmail, siteUrl: site, ...room } = given;
	const person = writerOf({ userEmail, siteUrl: site }, call);
	if (room.topic.length < 1 || room.topic.length > 128) {
		throw wrong('The topic must have 1 to 128 characters.');
	}
	checkPin(room.hostPin, 'hostPin');
	if (![0, 5, 10, 15, 20].includes(room.autoLockMinutes)) {
		throw wrong('The autoLockMinutes must be 0, 5, 10, 15 or 20.');
	}
	return roomView(changeProfile(person, { room }, call.world), person);
}

export function updateAudio(given: UpdateAudioPreferences, call: Call): AudioPreferences {
	const { userEmail, siteUrl: site, ...audio } = given;
	const person = writerOf({ userEmail, siteUrl: site }, call);
	if (audio.audioPin !== undefined) checkPin(audio.audioPin, 'audioPin');
	const numbers = [audio.officeNumber.number, audio.mobileNumber.number];
	if (numbers.some((number) => number.length > 30)) {
		throw wrong('A phone number cannot be longer than 30 characters.');
	}
	return changeProfile(person, { audio }, call.world).audio;
}

export function updateVideo(given: UpdateVideoPreferences, call: Call): VideoPreferences {
	const { userEmail, siteUrl: site, ...video } = given;
	const person = writerOf({ userEmail, siteUrl: site }, call);
	const { videoDevices } = video;
	const defaults = videoDevices.filter(({ isDefault }) => isDefault);
	if (videoDevices.length > 0 && defaults.length !== 1) {
		throw wrong('One and only one video device must be the default device.');
	}
	return changeProfile(person, { video }, call.world).video;
}

/** Delegates that are left out stay. */
export function updateScheduling(
	given: UpdateSchedulingPreferences,
	call: Call,
): SchedulingPreferences {
	const { userEmail, siteUrl: site, ...options } = given;
	const person = writerOf({ userEmail, siteUrl: site }, call);
	if (![0, 5, 10, 15].includes(options.joinBeforeHostMinutes)) {
		throw wrong('The joinBeforeHostMinutes must be 0, 5, 10 or 15.');
	}
	const { delegateEmails } = profileOf(person, call.world).scheduling;
	const scheduling = { ...options, delegateEmails: options.delegateEmails ?? delegateEmails };
	return changeProfile(person, { scheduling }, call.world).scheduling;
}

/** Four digits that nobody guesses at once. */
function checkPin(pin: string, field: string): void {
	const isSequence = '0123456789'.includes(pin) || '9876543210'.includes(pin);
	if (!/^\d{4}$/.test(pin) || isSequence || /^(\d)\1+$/.test(pin)) {
		throw wrong(`The ${field} must be 4 digits, neither in sequence nor all the same.`);
	}
}
