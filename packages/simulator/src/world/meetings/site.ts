import type {
	AudioPreferences,
	CreateSiteTrackingCode,
	MeetingCommonSettings,
	PersonalMeetingRoom,
	SchedulingPreferences,
	SiteTrackingCode,
	VideoPreferences,
} from '@webex-nodes/client';
import { refillById } from '../../state/schemas.ts';

/** The part of the address of the site before `.webex.com`. */
export const siteName = 'fernhill';

/** The only site of this world, and so the preferred one of everybody. */
export const siteUrl = `${siteName}.webex.com`;

/** What a host has set, and what an administrator has given to the host. */
export interface ProfileRecord {
	/** Person ID. */
	readonly id: string;
	readonly room: Pick<
		PersonalMeetingRoom,
		| 'allowAuthenticatedDevices'
		| 'allowFirstUserToBeCoHost'
		| 'autoLockMinutes'
		| 'coHosts'
		| 'enabledAutoLock'
		| 'enabledNotifyHost'
		| 'hostPin'
		| 'supportAnyoneAsCoHost'
		| 'supportCoHost'
		| 'topic'
	>;
	/** The last part of the address of the personal room. */
	readonly roomId: string;
	readonly audio: AudioPreferences;
	readonly video: VideoPreferences;
	readonly scheduling: SchedulingPreferences;
	readonly trackingCodes: readonly { readonly id: string; readonly value: string }[];
	readonly sessionTypeIds: readonly string[];
}

/** With every service. */
export type NewTrackingCode = Omit<CreateSiteTrackingCode, 'scheduleStartCodes'> & {
	readonly scheduleStartCodes: NonNullable<CreateSiteTrackingCode['scheduleStartCodes']>;
};

export interface SiteRecords {
	readonly settings: MeetingCommonSettings;
	readonly trackingCodes: readonly SiteTrackingCode[];
	readonly profiles: readonly ProfileRecord[];
	/** Of the last tracking code that was made. */
	readonly lastCode: number;
}

/** The meeting site as its administrators and hosts have set it. */
export class SiteSettings {
	settings: MeetingCommonSettings;
	readonly trackingCodes = new Map<string, SiteTrackingCode>();
	/** Of those who have changed something. */
	readonly profiles = new Map<string, ProfileRecord>();
	#lastCode = 0;

	constructor() {
		this.settings = usualSettings;
		for (const code of usualCodes) this.addCode({ ...code, siteUrl });
	}

	addCode(code: NewTrackingCode): SiteTrackingCode {
		this.#lastCode += 1;
		const added = { ...code, id: String(this.#lastCode) };
		this.trackingCodes.set(added.id, added);
		return added;
	}

	save(): SiteRecords {
		return {
			settings: this.settings,
			trackingCodes: [...this.trackingCodes.values()],
			profiles: [...this.profiles.values()],
			lastCode: this.#lastCode,
		};
	}

	load({ settings, trackingCodes, profiles, lastCode }: SiteRecords): void {
		this.settings = settings;
		refillById(this.trackingCodes, trackingCodes);
		refillById(this.profiles, profiles);
		this.#lastCode = lastCode;
	}
}

const usualSettings: MeetingCommonSettings = {
	siteOptions: { allowCustomPersonalRoomURL: true },
	telephonyConfig: {
		allowCallIn: true,
		allowCallBack: true,
		allowOtherTeleconf: true,
		allowTollFreeCallin: true,
		allowInternationalCallin: true,
		allowInternationalCallback: true,
		VoIP: true,
	},
	defaultSchedulerOptions: {
		entryAndExitTone: 'Beep',
		joinTeleconfNotPress1: false,
		telephonySupport: 'WebexTeleconferencing',
		tollFree: true,
		VoIP: true,
	},
	scheduleMeetingOptions: { emailReminders: true },
	securityOptions: {
		joinBeforeHost: true,
		audioBeforeHost: true,
		firstAttendeeAsPresenter: true,
		unlistAllMeetings: false,
		requireLoginBeforeAccess: false,
		allowMobileScreenCapture: true,
		requireStrongPassword: false,
	},
};

const onlyMeetings: NewTrackingCode['scheduleStartCodes'] = [
	{ service: 'All', type: 'notApplicable' },
	{ service: 'MeetingCenter', type: 'optional' },
	{ service: 'EventCenter', type: 'notUsed' },
	{ service: 'TrainingCenter', type: 'notUsed' },
	{ service: 'SupportCenter', type: 'notUsed' },
];

const usualCodes: readonly Omit<NewTrackingCode, 'siteUrl'>[] = [
	{
		name: 'Department',
		inputMode: 'select',
		options: [
			{ value: 'Depots', defaultValue: true },
			{ value: 'Contact centre', defaultValue: false },
			{ value: 'Carriers', defaultValue: false },
		],
		hostProfileCode: 'optional',
		scheduleStartCodes: onlyMeetings,
	},
	{
		name: 'Cost centre',
		inputMode: 'text',
		options: [],
		hostProfileCode: 'optional',
		scheduleStartCodes: onlyMeetings,
	},
];
