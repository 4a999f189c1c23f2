/** The key that the simulator takes by default, and the only one with which the proxy runs in a page. Worth nothing anywhere else. */
export const simulatorApiKey = 'SG_51a7ed51a7ed51a7'
