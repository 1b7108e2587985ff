import { del, get, post, put } from '../engine/operation.ts';
import type { CreateTeam, Team, UpdateTeam } from './teams.schema.ts';

const read = { scope: 'spark:teams_read' };
const write = { scope: 'spark:teams_write' };

/** Each team has a room that is created with it, General. @see https://developer.webex.com/docs/api/v1/teams */
export const teams = {
	create: post('/teams', write).one<CreateTeam, Team>(),
	delete: del('/teams/{teamId}', write).none<{ teamId: string }>(),
	get: get('/teams/{teamId}', read).one<{ teamId: string }, Team>(),
	list: get('/teams', read).many<Record<never, never>, Team>({ maxPageSize: 1000 }),
	update: put('/teams/{teamId}', write).one<UpdateTeam, Team>(),
};
