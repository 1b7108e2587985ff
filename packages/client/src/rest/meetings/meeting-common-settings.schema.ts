import { z } from 'zod';

const siteOptions = {
	/** Hosts may choose the address of their personal room. */
	allowCustomPersonalRoomURL: z.boolean().optional(),
};

const telephonyConfig = {
	/** People may call in. */
	allowCallIn: z.boolean().optional(),
	/** People may be called back. */
	allowCallBack: z.boolean().optional(),
	/** Another service may be used. */
	allowOtherTeleconf: z.boolean().optional(),
	/** Numbers that are free of charge. */
	allowTollFreeCallin: z.boolean().optional(),
	/** Numbers of other countries. */
	allowInternationalCallin: z.boolean().optional(),
	/** Calls to other countries. */
	allowInternationalCallback: z.boolean().optional(),
	/** Audio by computer. */
	VoIP: z.boolean().optional(),
};

const defaultSchedulerOptions = {
	/** The sound when somebody comes or leaves. */
	entryAndExitTone: z.enum(['NoTone', 'Beep', 'AnnounceName']),
	/** Nobody has to press 1. */
	joinTeleconfNotPress1: z.boolean().optional(),
	/** How people call in. */
	telephonySupport: z.enum(['None', 'WebexTeleconferencing', 'Other']),
	/** Numbers that are free of charge; with `WebexTeleconferencing` only. */
	tollFree: z.boolean().optional(),
	/** Audio by computer. */
	VoIP: z.boolean().optional(),
};

const scheduleMeetingOptions = {
	/** Reminders are sent. */
	emailReminders: z.boolean().optional(),
};

const passwordCriteria = {
	/** Small and capital letters. */
	mixedCase: z.boolean().optional(),
	/** Characters at least, up to 12. */
	minLength: z.number().optional(),
	/** Digits at least, up to 12. */
	minNumeric: z.number().optional(),
	/** Letters at least, up to 12. */
	minAlpha: z.number().optional(),
	/** Other characters at least, up to 12. */
	minSpecial: z.number().optional(),
	/** No names of site, host or meeting. */
	disallowDynamicWebText: z.boolean().optional(),
	/** None of `disallowValues`. */
	disallowList: z.boolean().optional(),
	/** Passwords that are refused, each once. */
	disallowValues: z.array(z.string()).optional(),
};

const securityOptions = {
	/** People may join before the host. */
	joinBeforeHost: z.boolean().optional(),
	/** They have audio then; needs `joinBeforeHost`. */
	audioBeforeHost: z.boolean().optional(),
	/** The first of them presents; needs `joinBeforeHost`. */
	firstAttendeeAsPresenter: z.boolean().optional(),
	/** No meeting is on the public calendar. */
	unlistAllMeetings: z.boolean().optional(),
	/** The site shows nothing before people sign in. */
	requireLoginBeforeAccess: z.boolean().optional(),
	/** Pictures of the screen on Android. */
	allowMobileScreenCapture: z.boolean().optional(),
	/** Passwords of meetings follow `passwordCriteria`. */
	requireStrongPassword: z.boolean().optional(),
};

/** What a site allows and does by default. @see https://developer.webex.com/docs/api/v1/site */
export const MeetingCommonSettings = z.looseObject({
	/** Options of the site. */
	siteOptions: z.looseObject(siteOptions).optional(),
	/** Of the phone; cannot be changed. */
	telephonyConfig: z.looseObject(telephonyConfig).optional(),
	/** Of new meetings. */
	defaultSchedulerOptions: z.looseObject(defaultSchedulerOptions).optional(),
	/** Of scheduling. */
	scheduleMeetingOptions: z.looseObject(scheduleMeetingOptions).optional(),
	/** Of safety. */
	securityOptions: z
		.looseObject({
			...securityOptions,
			/** What a strong password has. */
			passwordCriteria: z.looseObject(passwordCriteria).optional(),
		})
		.optional(),
});
export type MeetingCommonSettings = z.infer<typeof MeetingCommonSettings>;

/** What is left out stays. For the preferred site of the administrator. */
export const UpdateMeetingCommonSettings = z.strictObject({
	/** Options of the site. */
	siteOptions: z.strictObject(siteOptions).optional(),
	/** Of new meetings. */
	defaultSchedulerOptions: z.strictObject(defaultSchedulerOptions).optional(),
	/** Of scheduling. */
	scheduleMeetingOptions: z.strictObject(scheduleMeetingOptions).optional(),
	/** Of safety. */
	securityOptions: z
		.strictObject({
			...securityOptions,
			/** What a strong password has. */
			passwordCriteria: z.strictObject(passwordCriteria).optional(),
		})
		.optional(),
});
export type UpdateMeetingCommonSettings = z.infer<typeof UpdateMeetingCommonSettings>;
