import { z } from 'zod';
import { Telephony } from './meeting-options.schema.ts';

/** Whose preferences. */
export const GetMeetingPreferences = z.strictObject({
	/** The person, for administrators. */
	userEmail: z.string().optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
});
export type GetMeetingPreferences = z.infer<typeof GetMeetingPreferences>;

const room = {
	/** 1 to 128 characters. */
	topic: z.string(),
	/** The host proves with it who they are. Keep it secret. */
	hostPin: z.string(),
	/** Locked some time after the start. */
	enabledAutoLock: z.boolean(),
	/** The owner gets an email when somebody waits. */
	enabledNotifyHost: z.boolean(),
	/** Co-hosts may host without the owner. */
	supportCoHost: z.boolean(),
	/** Anyone with a host account may become a co-host. */
	supportAnyoneAsCoHost: z.boolean().optional(),
	/** The first with a host account becomes a co-host. */
	allowFirstUserToBeCoHost: z.boolean().optional(),
	/** Devices of the organisation join without a prompt. */
	allowAuthenticatedDevices: z.boolean().optional(),
};

const coHost = {
	/** Email address. */
	email: z.string(),
	/** Name. */
	displayName: z.string(),
};

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences/get-personal-meeting-room-options */
export const PersonalMeetingRoom = z.looseObject({
	...room,
	/** Minutes until it is locked. */
	autoLockMinutes: z.number().optional(),
	/** When neither anyone nor the first becomes a co-host. */
	coHosts: z.array(z.looseObject(coHost)).optional(),
	/** Its address. */
	personalMeetingRoomLink: z.string(),
	/** Address for video systems. */
	sipAddress: z.string(),
	/** Address for video systems without names. */
	dialInIpAddress: z.string(),
	/** Phone numbers. */
	telephony: Telephony,
});
export type PersonalMeetingRoom = z.infer<typeof PersonalMeetingRoom>;

export const UpdatePersonalMeetingRoom = z.strictObject({
	...GetMeetingPreferences.shape,
	...room,
	/** Minutes until it is locked: 0, 5, 10, 15 or 20. */
	autoLockMinutes: z.number(),
	/** They replace all others. */
	coHosts: z.array(z.strictObject(coHost)),
});
export type UpdatePersonalMeetingRoom = z.infer<typeof UpdatePersonalMeetingRoom>;

const person = {
	/** Email address of the host. */
	email: z.string().optional(),
	/** The host. */
	personId: z.string().optional(),
};

const change = {
	/** By the rule of the site; false when left out. All rooms of one request, or none. */
	systemGenerated: z.boolean().optional(),
	/** The new one, when it is not made by the rule; the meeting page may take 30 minutes to show it. */
	personalMeetingRoomId: z.string().optional(),
};

/** For administrators. */
export const RefreshPersonalMeetingRoomIds = z.strictObject({
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** At most 100 rooms. */
	personalMeetingRoomIds: z.array(z.strictObject({ ...person, ...change })).optional(),
});
export type RefreshPersonalMeetingRoomIds = z.infer<typeof RefreshPersonalMeetingRoomIds>;

export const PersonalMeetingRoomIds = z.looseObject({
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** The rooms with their new IDs. */
	personalMeetingRoomIds: z
		.array(z.looseObject({ ...person, personalMeetingRoomId: z.string().optional() }))
		.optional(),
});
export type PersonalMeetingRoomIds = z.infer<typeof PersonalMeetingRoomIds>;
