/** Counts connections that have not said Hello yet, by address. An address without any leaves nothing behind. */
export interface AddressGate {
  /** Counts one in. False when the address now has more than it may: close the connection, which then leaves. */
  enter(address: string): boolean;
  leave(address: string): void;
}

export function createAddressGate(pendingMax: number): AddressGate {
  const pendingByAddress = new Map<string, number>();
  return {
    enter(address) {
      const pending = pendingByAddress.get(address) ?? 0;
      pendingByAddress.set(address, pending + 1);
      return pending < pendingMax;
    },
    leave(address) {
      const pending = pendingByAddress.get(address) ?? 0;
      if (pending <= 1) pendingByAddress.delete(address);
      else pendingByAddress.set(address, pending - 1);
    },
  };
}
