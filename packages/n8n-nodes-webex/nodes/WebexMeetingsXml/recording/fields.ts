export const recordingId = {
	displayName: 'Recording ID',
	name: 'recordingId',
	type: 'string',
	default: '',
	required: true,
	description: 'As "Get Many" returns it',
} as const;

export const isServiceRecording = {
	displayName: 'Of a Service Page',
	name: 'isServiceRecording',
	type: 'boolean',
	default: false,
	description: 'Whether it is a published recording of an event or a training session',
} as const;
