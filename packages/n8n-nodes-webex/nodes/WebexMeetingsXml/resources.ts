import type { Resources } from '../../src/engine/operation.ts';
import type { Meetings } from '../../src/meetings-xml/connect.ts';
import { add } from './attendee/add.ts';
import { getMany as getManyAttendees } from './attendee/getMany.ts';
import { register } from './attendee/register.ts';
import { remove } from './attendee/remove.ts';
import { event } from './event/kind.ts';
import { getAttendees } from './history/getAttendees.ts';
import { getRecordingAccess } from './history/getRecordingAccess.ts';
import { getRecordingAccessDetails } from './history/getRecordingAccessDetails.ts';
import { getUsage } from './history/getUsage.ts';
import { getHostUrl } from './meeting/getHostUrl.ts';
import { getJoinUrl } from './meeting/getJoinUrl.ts';
import { meeting } from './meeting/kind.ts';
import { deleteRecording } from './recording/delete.ts';
import { get as getRecording } from './recording/get.ts';
import { getMany as getManyRecordings } from './recording/getMany.ts';
import { update as updateRecording } from './recording/update.ts';
import { get as getSession } from './session/get.ts';
import { getMany as getManySessions } from './session/getMany.ts';
import { getOpen } from './session/getOpen.ts';
import { get as getSite } from './site/get.ts';
import { getApiVersion } from './site/getApiVersion.ts';
import { getMeetingTypes } from './site/getMeetingTypes.ts';
import { getTimeZones } from './site/getTimeZones.ts';
import { trainingSession } from './trainingSession/kind.ts';
import { authenticate } from './user/authenticate.ts';
import { create as createUser } from './user/create.ts';
import { deactivate } from './user/deactivate.ts';
import { get as getUser } from './user/get.ts';
import { getLoginUrl } from './user/getLoginUrl.ts';
import { getMany as getManyUsers } from './user/getMany.ts';
import { update as updateUser } from './user/update.ts';
import { send } from './xmlRequest/send.ts';

export const resources: Resources<Meetings> = {
	meeting: {
		name: 'Meeting',
		operations: { ...meeting, getHostUrl, getJoinUrl },
		first: 'create',
	},
	attendee: {
		name: 'Attendee',
		operations: { add, getMany: getManyAttendees, register, remove },
		first: 'add',
	},
	event: {
		name: 'Event',
		operations: event,
		first: 'create',
	},
	history: {
		name: 'History',
		operations: { getAttendees, getRecordingAccess, getRecordingAccessDetails, getUsage },
		first: 'getAttendees',
	},
	recording: {
		name: 'Recording',
		operations: {
			delete: deleteRecording,
			get: getRecording,
			getMany: getManyRecordings,
			update: updateRecording,
		},
		first: 'getMany',
	},
	session: {
		name: 'Session',
		operations: { get: getSession, getMany: getManySessions, getOpen },
		first: 'getMany',
	},
	site: {
		name: 'Site',
		operations: { get: getSite, getApiVersion, getMeetingTypes, getTimeZones },
		first: 'get',
	},
	trainingSession: {
		name: 'Training Session',
		operations: trainingSession,
		first: 'create',
	},
	user: {
		name: 'User',
		operations: {
			authenticate,
			create: createUser,
			deactivate,
			get: getUser,
			getLoginUrl,
			getMany: getManyUsers,
			update: updateUser,
		},
		first: 'getMany',
	},
	xmlRequest: { name: 'XML Request', operations: { send }, first: 'send' },
};
