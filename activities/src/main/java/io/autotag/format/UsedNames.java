package io.autotag.format;

/**
 * Which names are taken, for any number of them: eight bytes of each are remembered. Capitals do not make another name, as
 * on many disks they do not. Of ten million names two may be taken for the same by mistake, which harms nobody.
 */
final class UsedNames {

    private static final int SMALLEST = 1 << 10;

    private long[] table = new long[SMALLEST];
    private int count;

    /** Whether the name was free; it is taken from now on. */
    boolean take(String name) {
        if (2 * (count + 1) > table.length) {
            grow();
        }
        boolean free = put(table, hash(name));
        count += free ? 1 : 0;
        return free;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long hash : table) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        table = larger;
    }

    private static boolean put(long[] table, long hash) {
        int place = (int) (hash >>> 32) & (table.length - 1);
        while (table[place] != 0) {
            if (table[place] == hash) {
                return false;
            }
            place = (place + 1) & (table.length - 1);
        }
        table[place] = hash;
        return true;
    }

    /** Never 0, which is a free place. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ Character.toLowerCase(Character.toUpperCase(name.charAt(i)))) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
