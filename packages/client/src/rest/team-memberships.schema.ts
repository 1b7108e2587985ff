import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/team-memberships */
export const TeamMembership = z.looseObject({
	id: z.string(),
	teamId: z.string(),
	personId: z.string(),
	personEmail: z.string().optional(),
	personDisplayName: z.string().optional(),
	personOrgId: z.string().optional(),
	isModerator: z.boolean().optional(),
	created: z.string().optional().describe('ISO 8601'),
});
export type TeamMembership = z.infer<typeof TeamMembership>;

export const ListTeamMemberships = z.strictObject({ teamId: z.string() });
export type ListTeamMemberships = z.infer<typeof ListTeamMemberships>;

/** Either `personId` or `personEmail`. */
export const CreateTeamMembership = z.strictObject({
	teamId: z.string(),
	personId: z.string().optional(),
	personEmail: z.string().optional(),
	isModerator: z.boolean().optional(),
});
export type CreateTeamMembership = z.infer<typeof CreateTeamMembership>;

export const UpdateTeamMembership = z.strictObject({
	membershipId: z.string(),
	isModerator: z.boolean(),
});
export type UpdateTeamMembership = z.infer<typeof UpdateTeamMembership>;
