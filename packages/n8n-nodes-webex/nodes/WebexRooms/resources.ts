import type { Resources } from '../../src/engine/operation.ts';
import { add as addMember } from './membership/add.ts';
import { ensure } from './membership/ensure.ts';
import { get as getMember } from './membership/get.ts';
import { getMany as getManyMembers } from './membership/getMany.ts';
import { remove as removeMember } from './membership/remove.ts';
import { update as updateMember } from './membership/update.ts';
import { create as createRoom } from './room/create.ts';
import { createOrGet } from './room/createOrGet.ts';
import { deleteRoom } from './room/delete.ts';
import { get as getRoom } from './room/get.ts';
import { getMany as getManyRooms } from './room/getMany.ts';
import { getMeetingDetails } from './room/getMeetingDetails.ts';
import { leave } from './room/leave.ts';
import { update as updateRoom } from './room/update.ts';
import { create as createTab } from './roomTab/create.ts';
import { deleteTab } from './roomTab/delete.ts';
import { get as getTab } from './roomTab/get.ts';
import { getMany as getManyTabs } from './roomTab/getMany.ts';
import { update as updateTab } from './roomTab/update.ts';
import { create as createTeam } from './team/create.ts';
import { deleteTeam } from './team/delete.ts';
import { get as getTeam } from './team/get.ts';
import { getMany as getManyTeams } from './team/getMany.ts';
import { update as updateTeam } from './team/update.ts';
import { add as addTeamMember } from './teamMembership/add.ts';
import { get as getTeamMember } from './teamMembership/get.ts';
import { getMany as getManyTeamMembers } from './teamMembership/getMany.ts';
import { remove as removeTeamMember } from './teamMembership/remove.ts';
import { update as updateTeamMember } from './teamMembership/update.ts';

export const resources: Resources = {
	room: {
		name: 'Room',
		operations: {
			getMany: getManyRooms,
			get: getRoom,
			create: createRoom,
			createOrGet,
			update: updateRoom,
			getMeetingDetails,
			leave,
			delete: deleteRoom,
		},
		first: 'getMany',
	},
	membership: {
		name: 'Membership',
		operations: {
			add: addMember,
			ensure,
			getMany: getManyMembers,
			get: getMember,
			update: updateMember,
			remove: removeMember,
		},
		first: 'getMany',
	},
	roomTab: {
		name: 'Room Tab',
		operations: {
			getMany: getManyTabs,
			get: getTab,
			create: createTab,
			update: updateTab,
			delete: deleteTab,
		},
		first: 'getMany',
	},
	team: {
		name: 'Team',
		operations: {
			getMany: getManyTeams,
			get: getTeam,
			create: createTeam,
			update: updateTeam,
			delete: deleteTeam,
		},
		first: 'getMany',
	},
	teamMembership: {
		name: 'Team Membership',
		operations: {
			add: addTeamMember,
			getMany: getManyTeamMembers,
			get: getTeamMember,
			update: updateTeamMember,
			remove: removeTeamMember,
		},
		first: 'getMany',
	},
};
