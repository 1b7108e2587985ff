/** A meeting series: the definition, whether it repeats or not. Milliseconds since the epoch everywhere. */
export interface MeetingRecord {
	/** 32 digits, not an ID of messaging. */
	readonly id: string;
	readonly meetingNumber: string;
	readonly hostId: string;
	readonly hostKey: string;
	readonly siteUrl: string;
	readonly scheduledType: string;
	readonly isAdhoc: boolean;
	readonly roomId?: string;
	readonly invitees: readonly MeetingInvitee[];
	/** Keys, by the client that set them: no other client sees them. */
	readonly integrationTags: Readonly<Record<string, readonly string[]>>;
	readonly fields: MeetingFields;
	/** Occurrences that were changed or cancelled, by the time at which they were planned, such as 20261201T090000Z. */
	readonly exceptions: Readonly<Record<string, 'cancelled' | Partial<MeetingFields>>>;
}

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

interface MeetingInvitee {
	readonly email: string;
	readonly displayName?: string | undefined;
	readonly coHost?: boolean | undefined;
	readonly panelist?: boolean | undefined;
}
