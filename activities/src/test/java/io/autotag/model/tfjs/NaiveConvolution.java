package io.autotag.model.tfjs;

/** A convolution in TensorFlow's layouts, written as its definition: slow and plain. */
record NaiveConvolution(String padding, int stride, int dilation, int kernelHeight, int kernelWidth) {

    float[] convolve(float[] picture, int height, int width, int channels, float[] filter, int results) {
        int high = length(height, kernelHeight);
        int wide = length(width, kernelWidth);
        float[] answer = new float[high * wide * results];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                for (int result = 0; result < results; result++) {
                    double sum = 0;
                    for (int channel = 0; channel < channels; channel++) {
                        sum += sum(picture, height, width, channels, y, x, channel, filter, results, result);
                    }
                    answer[(y * wide + x) * results + result] = (float) sum;
                }
            }
        }
        return answer;
    }

    /** The filter is height, width, channels, results of each channel. */
    float[] depthwise(float[] picture, int height, int width, int channels, float[] filter, int each) {
        int high = length(height, kernelHeight);
        int wide = length(width, kernelWidth);
        float[] answer = new float[high * wide * channels * each];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                for (int result = 0; result < channels * each; result++) {
                    answer[(y * wide + x) * channels * each + result] = (float)
                            sum(picture, height, width, channels, y, x, result / each, filter, each, result % each);
                }
            }
        }
        return answer;
    }

    private double sum(
            float[] picture,
            int height,
            int width,
            int channels,
            int y,
            int x,
            int channel,
            float[] filter,
            int results,
            int result) {
        double sum = 0;
        for (int ky = 0; ky < kernelHeight; ky++) {
            for (int kx = 0; kx < kernelWidth; kx++) {
                int fromY = y * stride + ky * dilation - before(height, kernelHeight);
                int fromX = x * stride + kx * dilation - before(width, kernelWidth);
                boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
                if (inside) {
                    sum += (double) picture[(fromY * width + fromX) * channels + channel]
                            * filter[((ky * kernelWidth + kx) * channels + channel) * results + result];
                }
            }
        }
        return sum;
    }

    int length(int length, int kernel) {
        int reach = (kernel - 1) * dilation + 1;
        return padding.equals("SAME") ? (length + stride - 1) / stride : (length - reach) / stride + 1;
    }

    private int before(int length, int kernel) {
        int reach = (kernel - 1) * dilation + 1;
        int total = (length(length, kernel) - 1) * stride + reach - length;
        return padding.equals("SAME") ? Math.max(0, total) / 2 : 0;
    }
}
