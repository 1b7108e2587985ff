import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/team-memberships */
export const TeamMembership = z.looseObject({
	/** Team membership ID. */
	id: z.string(),
	/** The team. */
	teamId: z.string(),
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Full name of the person. */
	personDisplayName: z.string().optional(),
	/** Organisation of the person. */
	personOrgId: z.string().optional(),
	/** Whether the person moderates. */
	isModerator: z.boolean().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
});
export type TeamMembership = z.infer<typeof TeamMembership>;

export const ListTeamMemberships = z.strictObject({
	/** The team. */
	teamId: z.string(),
});
export type ListTeamMemberships = z.infer<typeof ListTeamMemberships>;

/** Either `personId` or `personEmail`. */
export const CreateTeamMembership = z.strictObject({
	/** The team. */
	teamId: z.string(),
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string().optional(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Whether the person moderates. */
	isModerator: z.boolean().optional(),
});
export type CreateTeamMembership = z.infer<typeof CreateTeamMembership>;

export const UpdateTeamMembership = z.strictObject({
	/** The membership. */
	membershipId: z.string(),
	/** Whether the person moderates. */
	isModerator: z.boolean(),
});
export type UpdateTeamMembership = z.infer<typeof UpdateTeamMembership>;
