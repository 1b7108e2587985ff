/** A meeting that runs or ran. Milliseconds since the epoch everywhere. */
export interface InstanceRecord {
	/** That of the series, `_I_`, and the number. */
	readonly id: string;
	/** 18 digits, more than JavaScript holds exactly; the XML API calls it `confID`. */
	readonly number: string;
	readonly seriesId: string;
	/** Of the occurrence that took place; absent for ad hoc meetings. */
	readonly occurrenceId?: string;
	readonly meetingNumber: string;
	readonly title: string;
	readonly hostId: string;
	readonly siteUrl: string;
	readonly scheduledType: string;
	readonly timezone: string;
	readonly isAdhoc: boolean;
	/** `lobby` while everybody waits for the host. */
	readonly state: 'ended' | 'inProgress' | 'lobby';
	readonly start: number;
	/** Absent while it runs. */
	readonly end?: number;
	readonly isLocked: boolean;
	readonly recording: 'off' | 'on' | 'paused';
	/** When the recording that runs was started. */
	readonly recordingStart?: number;
	/** When its last part began, after a pause. */
	readonly recordingSince?: number;
	/** The length of its earlier parts, in milliseconds. */
	readonly recordedBefore: number;
	/** The first recording was started then; also after it has ended. */
	readonly firstRecorded?: number;
}

/** Somebody who is or was in an instance, or waits in its lobby; who comes back is another participant. */
export interface ParticipantRecord {
	/** That of the instance and a UUID. */
	readonly id: string;
	readonly instanceId: string;
	/** Absent for guests. */
	readonly personId?: string;
	readonly email: string;
	readonly displayName: string;
	readonly isHost: boolean;
	readonly isCoHost: boolean;
	readonly isInvitee: boolean;
	readonly state: 'breakoutSession' | 'end' | 'joined' | 'lobby';
	/** When the person came, into the lobby first where there is one. */
	readonly joined: number;
	readonly left?: number;
	/** Whether nobody admitted the person, who waited in the lobby to the end. */
	readonly hasOnlyWaited?: boolean;
	readonly isMuted: boolean;
	readonly video: 'off' | 'on';
	readonly devices: readonly DeviceRecord[];
	/** Where a registrant came from. */
	readonly sourceId?: string;
	/** The breakout session in which the person is. */
	readonly breakoutSessionId?: string;
	/** Each stay in a breakout session, in order. */
	readonly breakoutSessionsAttended?: readonly BreakoutStayRecord[];
}

interface BreakoutStayRecord {
	/** Of the session. */
	readonly id: string;
	readonly name: string;
	readonly joined: number;
	/** Absent while the person is there. */
	readonly left?: number;
}

export interface DeviceRecord {
	readonly correlationId: string;
	readonly deviceType: string;
	readonly audioType: 'inactive' | 'pstn' | 'voip';
	readonly joined: number;
	readonly left?: number;
	readonly callType?: 'callBack' | 'callIn';
	readonly phoneNumber?: string;
}
