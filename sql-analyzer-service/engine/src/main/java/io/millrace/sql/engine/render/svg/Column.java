package io.millrace.sql.engine.render.svg;

import java.util.List;

/// Puts the boxes of one layer as near to where they want to be as possible, in their order and
/// without touching: the least squares solution, by pooling neighbours that push each other
/// (isotonic regression, Ayer et al. 1955). Linear in the number of boxes.
final class Column {
    private Column() {}

    /// @param wanted the wanted top of each box
    static void settle(List<Box> boxes, double[] wanted, int gap) {
        int count = boxes.size();
        double[] sums = new double[count];
        int[] sizes = new int[count];
        int pools = 0;
        double offset = 0;
        double[] offsets = new double[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += boxes.get(i).height + gap;
            sums[pools] = wanted[i] - offsets[i];
            sizes[pools] = 1;
            pools++;
            while (pools > 1
                    && sums[pools - 2] / sizes[pools - 2] > sums[pools - 1] / sizes[pools - 1]) {
                sums[pools - 2] += sums[pools - 1];
                sizes[pools - 2] += sizes[pools - 1];
                pools--;
            }
        }
        int box = 0;
        for (int pool = 0; pool < pools; pool++) {
            double place = sums[pool] / sizes[pool];
            for (int i = 0; i < sizes[pool]; i++) {
                boxes.get(box).y = place + offsets[box];
                box++;
            }
        }
    }
}
