package org.iolaus.correction.correct;

/** Finds the value of a rank without sorting all the others: Hoare's selection, with the median of three as the pivot. */
final class Quantile {

    private Quantile() {}

    /**
     * The value that would stand at a place if the values were sorted. Their order is changed.
     *
     * @param values the values
     * @param n how many of them count, at least 1
     * @param rank the place, from 0 to n - 1
     * @return the value of that rank
     */
    static int select(int[] values, int n, int rank) {
        int low = 0;
        int high = n - 1;
        while (low < high) {
            int pivot = median(values[low], values[(low + high) >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    int swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return values[rank];
            }
        }
        return values[low];
    }

    private static int median(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
