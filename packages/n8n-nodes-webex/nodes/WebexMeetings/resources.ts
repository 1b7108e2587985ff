import type { Resources } from '../../src/engine/operation.ts';
import { getMany as getManyChats } from './chat/getMany.ts';
import { addMany } from './invitee/addMany.ts';
import { ensure } from './invitee/ensure.ts';
import { getMany as getManyInvitees } from './invitee/getMany.ts';
import { remove as removeInvitees } from './invitee/remove.ts';
import { update as updateInvitee } from './invitee/update.ts';
import { control } from './meeting/control.ts';
import { create } from './meeting/create.ts';
import { createOrUpdate } from './meeting/createOrUpdate.ts';
import { deleteMeeting } from './meeting/delete.ts';
import { end } from './meeting/end.ts';
import { get } from './meeting/get.ts';
import { getControls } from './meeting/getControls.ts';
import { getJoinLink } from './meeting/getJoinLink.ts';
import { getMany } from './meeting/getMany.ts';
import { getNew as getNewMeetings } from './meeting/getNew.ts';
import { reassignHost } from './meeting/reassignHost.ts';
import { update } from './meeting/update.ts';
import { admit } from './participant/admit.ts';
import { expel, mute } from './participant/control.ts';
import { getMany as getManyParticipants } from './participant/getMany.ts';
import { getMany as getManyPolls } from './poll/getMany.ts';
import { getMany as getManyQuestions } from './question/getMany.ts';
import { deleteRecording } from './recording/delete.ts';
import { download } from './recording/download.ts';
import { get as getRecording } from './recording/get.ts';
import { getMany as getManyRecordings } from './recording/getMany.ts';
import { getNew as getNewRecordings } from './recording/getNew.ts';
import { restore } from './recording/restore.ts';
import { share } from './recording/share.ts';
import { approve, cancel, reject, remove as removeRegistrants } from './registrant/decisions.ts';
import { getMany as getManyRegistrants } from './registrant/getMany.ts';
import { register } from './registrant/register.ts';
import { getAttendees } from './report/getAttendees.ts';
import { getUsage } from './report/getUsage.ts';
import { getPreferredSites } from './site/getPreferredSites.ts';
import { getSessionTypes } from './site/getSessionTypes.ts';
import { getTrackingCodes } from './site/getTrackingCodes.ts';
import { get as getSummary } from './summary/get.ts';
import { getContent } from './transcript/getContent.ts';
import { getMany as getManyTranscripts } from './transcript/getMany.ts';
import { getNew as getNewTranscripts } from './transcript/getNew.ts';
import { waits } from './waits.ts';

export const resources: Resources = {
	meeting: {
		name: 'Meeting',
		operations: {
			create,
			createOrUpdate,
			getJoinLink,
			getMany,
			get,
			getNew: getNewMeetings,
			update,
			delete: deleteMeeting,
			end,
			control,
			getControls,
			reassignHost,
		},
		first: 'create',
	},
	invitee: {
		name: 'Invitee',
		operations: {
			ensure,
			addMany,
			getMany: getManyInvitees,
			update: updateInvitee,
			remove: removeInvitees,
		},
		first: 'ensure',
	},
	registrant: {
		name: 'Registrant',
		operations: {
			register,
			getMany: getManyRegistrants,
			approve,
			reject,
			cancel,
			remove: removeRegistrants,
		},
		first: 'getMany',
	},
	participant: {
		name: 'Participant',
		operations: { getMany: getManyParticipants, admit, mute, expel },
		first: 'getMany',
	},
	recording: {
		name: 'Recording',
		operations: {
			getMany: getManyRecordings,
			getNew: getNewRecordings,
			get: getRecording,
			download,
			wait: waits.recording,
			share,
			delete: deleteRecording,
			restore,
		},
		first: 'getMany',
	},
	transcript: {
		name: 'Transcript',
		operations: {
			getContent,
			getMany: getManyTranscripts,
			getNew: getNewTranscripts,
			wait: waits.transcript,
		},
		first: 'getContent',
	},
	summary: {
		name: 'Summary',
		operations: { get: getSummary, wait: waits.summary },
		first: 'get',
	},
	chat: { name: 'Chat', operations: { getMany: getManyChats }, first: 'getMany' },
	poll: { name: 'Poll', operations: { getMany: getManyPolls }, first: 'getMany' },
	question: { name: 'Q and A', operations: { getMany: getManyQuestions }, first: 'getMany' },
	report: { name: 'Report', operations: { getAttendees, getUsage }, first: 'getAttendees' },
	site: {
		name: 'Site',
		operations: { getPreferredSites, getSessionTypes, getTrackingCodes },
		first: 'getPreferredSites',
	},
};
