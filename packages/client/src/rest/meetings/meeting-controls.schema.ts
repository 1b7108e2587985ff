import { z } from 'zod';

/** Of a meeting that runs. @see https://developer.webex.com/docs/api/v1/meetings/get-meeting-control-status */
export const MeetingControl = z.looseObject({
	/** Nobody comes in any more. */
	locked: z.boolean().optional(),
	/** Whether it is recorded. */
	recordingStarted: z.boolean().optional(),
	/** Whether the recording pauses. */
	recordingPaused: z.boolean().optional(),
});
export type MeetingControl = z.infer<typeof MeetingControl>;

export const GetMeetingControl = z.strictObject({
	/** A meeting that runs; not of a personal room. */
	meetingId: z.string(),
});
export type GetMeetingControl = z.infer<typeof GetMeetingControl>;

/** What is left out stays. */
export const UpdateMeetingControl = z.strictObject({
	/** A meeting that runs; not of a personal room. */
	meetingId: z.string(),
	/** Locks or unlocks it. */
	locked: z.boolean().optional(),
	/** Starts or stops the recording. */
	recordingStarted: z.boolean().optional(),
	/** Pauses or resumes the recording; ignored when it stops. */
	recordingPaused: z.boolean().optional(),
});
export type UpdateMeetingControl = z.infer<typeof UpdateMeetingControl>;
