// Stands for the vendor's helper of the same name, which asks Cisco for accounts: these are accounts of the simulator.
const users = JSON.parse(process.env.USERS);
let taken = 0;

exports.create = async ({ count = 1 } = {}) => {
	taken += count;
	return users.slice(taken - count, taken);
};
exports.remove = async () => {};
