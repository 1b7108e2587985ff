import { z } from 'zod';

/** What people can do in the meeting; some depend on its session type. */
export const meetingOptions = {
	/** Attendees may chat. */
	enabledChat: z.boolean().optional(),
	/** Attendees may show video. */
	enabledVideo: z.boolean().optional(),
	/** Attendees take part in polls; webinars only. */
	enabledPolling: z.boolean().optional(),
	/** Attendees may take notes; not on sites of the Webex Suite. */
	enabledNote: z.boolean().optional(),
	/** Who takes notes: everybody or one person. */
	noteType: z.enum(['allowAll', 'allowOne']).optional(),
	/** Attendees may transfer files. */
	enabledFileTransfer: z.boolean().optional(),
	/** Attendees may share files of the Universal Communications Format. */
	enabledUCFRichMedia: z.boolean().optional(),
};

/** What attendees may do; not for webinars. Sites of the Webex Suite ignore most of them. */
export const attendeePrivileges = {
	/** Share content. */
	enabledShareContent: z.boolean().optional(),
	/** Save documents that are shown. */
	enabledSaveDocument: z.boolean().optional(),
	/** Print documents that are shown. */
	enabledPrintDocument: z.boolean().optional(),
	/** Draw on what is shown. */
	enabledAnnotate: z.boolean().optional(),
	/** See who takes part. */
	enabledViewParticipantList: z.boolean().optional(),
	/** See small pictures of the pages. */
	enabledViewThumbnails: z.boolean().optional(),
	/** Control applications and desktops that are shared. */
	enabledRemoteControl: z.boolean().optional(),
	/** Open any document that is shown. */
	enabledViewAnyDocument: z.boolean().optional(),
	/** Turn to any page. */
	enabledViewAnyPage: z.boolean().optional(),
	/** Call the operator in private. */
	enabledContactOperatorPrivately: z.boolean().optional(),
	/** Chat with the host in private. */
	enabledChatHost: z.boolean().optional(),
	/** Chat with the presenter in private. */
	enabledChatPresenter: z.boolean().optional(),
	/** Chat with others in private. */
	enabledChatOtherParticipants: z.boolean().optional(),
};

/** How people hear each other. */
export const audioConnectionOptions = {
	/** By computer and phone, by computer only, by another service, or no audio. */
	audioConnectionType: z.enum(['webexAudio', 'VoIP', 'other', 'none']).optional(),
	/** Numbers that are free of charge are shown. */
	enabledTollFreeCallIn: z.boolean().optional(),
	/** Numbers of other countries are shown. */
	enabledGlobalCallIn: z.boolean().optional(),
	/** Attendees of a webinar can be called back. */
	enabledAudienceCallBack: z.boolean().optional(),
	/** The sound when somebody comes or leaves. */
	entryAndExitTone: z.enum(['beep', 'announceName', 'noTone']).optional(),
	/** The host may switch microphones on. */
	allowHostToUnmuteParticipants: z.boolean().optional(),
	/** Attendees may switch their own microphone on. */
	allowAttendeeToUnmuteSelf: z.boolean().optional(),
	/** Attendees come in with their microphone off. */
	muteAttendeeUponEntry: z.boolean().optional(),
};

/** Where the meeting is shown live. */
export const liveStream = {
	/** Name of the place. */
	destination: z.string(),
	/** Where Webex sends the stream to. Keep it secret: it has the key of the stream. */
	rtmpUrl: z.string(),
	/** Where people watch it. */
	streamUrl: z.string(),
	/** The picture while nothing is shared. */
	layoutWithoutSharedContent: z.enum(['grid', 'stack', 'focus']).optional(),
	/** The picture while something is shared. */
	layoutWithSharedContent: z
		.enum(['stack', 'focusedContentWithActiveSpeaker', 'focusedContent'])
		.optional(),
	/** The layout can be changed during the meeting. */
	allowChangeLayoutInMeeting: z.boolean().optional(),
	/** The layout follows that of the stage. */
	followStageLayoutWhenSynced: z.boolean().optional(),
	/** Such as 720p. */
	resolution: z.string().optional(),
};

/** A link to another operation of the API. */
export const links = z.array(
	z.looseObject({
		/** What it is. */
		rel: z.string(),
		/** Its path. */
		href: z.string(),
		/** Its method. */
		method: z.string(),
	}),
);

const callInNumber = z.looseObject({
	/** Such as US Toll. */
	label: z.string(),
	/** The number. */
	callInNumber: z.string(),
	/** `toll` or `tollFree`. */
	tollType: z.string(),
});

/** Numbers to call. */
export const Telephony = z.looseObject({
	/** To enter on the phone; administrators do not see it. */
	accessCode: z.string().optional(),
	/** The numbers. */
	callInNumbers: z.array(callInNumber).optional(),
	/** The numbers of other countries. */
	links: links.optional(),
});
export type Telephony = z.infer<typeof Telephony>;
