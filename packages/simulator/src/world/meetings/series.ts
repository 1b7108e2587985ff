/** A meeting series: the definition, whether it repeats or not. Milliseconds since the epoch everywhere. */
export interface MeetingRecord {
	/** 32 digits, not an ID of messaging. The XML API calls it `meetingUUID`. */
	readonly id: string;
	/** The XML API calls it `meetingKey`. */
	readonly meetingNumber: string;
	readonly hostId: string;
	readonly hostKey: string;
	readonly siteUrl: string;
	/** `meeting`, `webinar` or `personalRoomMeeting`. */
	readonly scheduledType: string;
	readonly isAdhoc: boolean;
	readonly roomId?: string;
	readonly invitees: readonly InviteeRecord[];
	readonly registrants?: readonly RegistrantRecord[];
	/** The registration form, as it was sent; absent when nobody has to register. */
	readonly registration?: Details;
	readonly interpreters?: readonly DetailRecord[];
	readonly breakoutSessions?: readonly DetailRecord[];
	readonly invitationSources?: readonly DetailRecord[];
	readonly survey?: Details;
	readonly surveyLinks?: readonly Details[];
	readonly surveyResults?: readonly DetailRecord[];
	/** Keys, by the client that set them: no other client sees them. */
	readonly integrationTags: Readonly<Record<string, readonly string[]>>;
	readonly fields: MeetingFields;
	/** Occurrences that were changed or cancelled, by the time at which they were planned, such as 20261201T090000Z. */
	readonly exceptions: Readonly<Record<string, 'cancelled' | Partial<MeetingFields>>>;
	/** What only the XML API shows. */
	readonly xml?: XmlFacts;
}

/** Fields that the world keeps and does not look at. */
type Details = Readonly<Record<string, unknown>>;
type DetailRecord = Details & { readonly id: string };

/** What an occurrence can have of its own. */
export interface MeetingFields {
	readonly title: string;
	readonly agenda?: string | undefined;
	readonly password: string;
	readonly start: number;
	readonly end: number;
	readonly timezone: string;
	/** RFC 2445. */
	readonly recurrence?: string | undefined;
	readonly trackingCodes?: readonly { readonly name: string; readonly value: string }[] | undefined;
	/** All others, as they were sent. */
	readonly settings: Readonly<Record<string, unknown>>;
}

export interface InviteeRecord {
	/** That of the series and a number, such as `870f51ff287b41be84648412901e0402_2628962`; the XML API knows the number. */
	readonly id: string;
	readonly email: string;
	readonly displayName?: string | undefined;
	readonly coHost?: boolean | undefined;
	readonly panelist?: boolean | undefined;
	/** In the words of the XML API, such as `INVITE`; absent for `INVITE`. */
	readonly joinStatus?: string;
	/** In the words of the XML API, when it is another one than `coHost` tells. */
	readonly role?: string;
	/** Of the registrant that the same person is. */
	readonly registrantId?: string;
}

/** Somebody who has registered, with the answers to the form. */
export interface RegistrantRecord {
	readonly id: string;
	readonly status: 'approved' | 'pending' | 'rejected';
	readonly email: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly registrationTime: number;
	/** Of the registration; people name it when they join. */
	readonly registrationId: string;
	/** The other answers, as they were sent. */
	readonly answers: Details;
}

/** The form of a session in the XML API. */
interface XmlFacts {
	/** In the words of the XML API, such as `4`. */
	readonly timeZoneID: string;
	readonly typeId: string;
	/** The values that were sent, for the answers of Get. */
	readonly sent: Details;
	readonly repeat?: unknown;
}
