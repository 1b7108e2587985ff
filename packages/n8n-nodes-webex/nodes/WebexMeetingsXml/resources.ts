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
		operations: { add, register, getMany: getManyAttendees, remove },
		first: 'add',
	},
	session: {
		name: 'Session',
		operations: { getMany: getManySessions, get: getSession, getOpen },
		first: 'getMany',
	},
	recording: {
		name: 'Recording',
		operations: {
			getMany: getManyRecordings,
			get: getRecording,
			update: updateRecording,
			delete: deleteRecording,
		},
		first: 'getMany',
	},
	history: {
		name: 'History',
		operations: { getAttendees, getRecordingAccess, getRecordingAccessDetails, getUsage },
		first: 'getAttendees',
	},
	trainingSession: {
		name: 'Training Session',
		operations: trainingSession,
		first: 'create',
	},
	event: {
		name: 'Event',
		operations: event,
		first: 'create',
	},
	user: {
		name: 'User',
		operations: {
			getMany: getManyUsers,
			get: getUser,
			create: createUser,
			update: updateUser,
			deactivate,
			getLoginUrl,
			authenticate,
		},
		first: 'getMany',
	},
	site: {
		name: 'Site',
		operations: { get: getSite, getApiVersion, getMeetingTypes, getTimeZones },
		first: 'get',
	},
	xmlRequest: { name: 'XML Request', operations: { send }, first: 'send' },
};
