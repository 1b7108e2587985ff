import type { Resources } from '../../src/engine/operation.ts';
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
import { reassignHost } from './meeting/reassignHost.ts';
import { update } from './meeting/update.ts';
import { approve, cancel, reject, remove as removeRegistrants } from './registrant/decisions.ts';
import { getMany as getManyRegistrants } from './registrant/getMany.ts';
import { register } from './registrant/register.ts';
import { getPreferredSites } from './site/getPreferredSites.ts';
import { getSessionTypes } from './site/getSessionTypes.ts';
import { getTrackingCodes } from './site/getTrackingCodes.ts';

export const resources: Resources = {
	meeting: {
		name: 'Meeting',
		operations: {
			control,
			create,
			createOrUpdate,
			delete: deleteMeeting,
			end,
			get,
			getControls,
			getJoinLink,
			getMany,
			reassignHost,
			update,
		},
		first: 'create',
	},
	invitee: {
		name: 'Invitee',
		operations: {
			addMany,
			ensure,
			getMany: getManyInvitees,
			remove: removeInvitees,
			update: updateInvitee,
		},
		first: 'ensure',
	},
	registrant: {
		name: 'Registrant',
		operations: {
			approve,
			cancel,
			getMany: getManyRegistrants,
			register,
			reject,
			remove: removeRegistrants,
		},
		first: 'getMany',
	},
	site: {
		name: 'Site',
		operations: { getPreferredSites, getSessionTypes, getTrackingCodes },
		first: 'getPreferredSites',
	},
};
