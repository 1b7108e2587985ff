import { del, get, post, put } from '../engine/operation.ts';
import type {
	CreateTeamMembership,
	ListTeamMemberships,
	TeamMembership,
	UpdateTeamMembership,
} from './team-memberships.schema.ts';

const read = { scope: 'spark:team_memberships_read' };
const write = { scope: 'spark:team_memberships_write' };
const path = '/team/memberships/{membershipId}';

/** @see https://developer.webex.com/docs/api/v1/team-memberships */
export const teamMemberships = {
	create: post('/team/memberships', write).one<CreateTeamMembership, TeamMembership>(),
	delete: del(path, write).none<{ membershipId: string }>(),
	get: get(path, read).one<{ membershipId: string }, TeamMembership>(),
	list: get('/team/memberships', read).many<ListTeamMemberships, TeamMembership>({
		maxPageSize: 1000,
		filters: ['teamId'],
	}),
	update: put(path, write).one<UpdateTeamMembership, TeamMembership>(),
};
