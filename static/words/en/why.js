/** Why the doctor says what it says: a short explanation for each of its codes. */

export const why = {
  why: "Why?",
  whyOf: (/** @type {string} */ about) => `Why? ${about}`,
  lookBefore: (/** @type {string} */ step) => `Look at step ${step}, before it`,

  /** @type {Record<string, string>} */
  whys: {
    // What makes a network impossible.
    size_zero:
      "A window gives a number only where all of it lies on the input, padding included. One that is larger than the input fits nowhere: O = (W − K + 2P) / S + 1 would be less than 1, and there would be no output left to go on with.",
    reflect_same:
      "Keras's “same” adds zeros and works out by itself how many. Mirrored padding is laid around the picture before the convolution, so its width has to be said.",
    reflect_too_wide:
      "Mirrored padding repeats the rows next to the border. A picture of n rows has n − 1 of them to repeat, so the padding cannot be as wide as the picture.",
    strides_with_dilation:
      "Dilation spreads the kernel so that it leaves cells out; a stride leaves positions out. Together they would read the input in patches with holes between them, and Keras does not compute it.",
    groups:
      "Grouped convolution deals the channels out into equal groups, each with filters of its own. Equal groups need a number that divides both the channels that come in and the filters.",
    needs_grid:
      "Windows slide over rows and columns. Behind Flatten or global pooling there are none any more, only one row of numbers, so layers of this kind belong before that.",
    dense_on_grid:
      "A dense layer joins every number that comes in to each of its units: it takes one long row of numbers. Flatten lays the maps out as such a row; global pooling makes one number of each map.",
    pieces:
      "Maxout takes the largest of each few neighbouring channels and keeps that one. All channels have a group only where the size of a group divides their number.",
    target_shape:
      "Reshape writes the same numbers in other rows and columns; it makes none and loses none. The product of the new sizes has to be that of the old ones.",
    branches_differ:
      "Branches meet cell by cell. To add them, rows, columns and channels must be the same in each; to put them behind one another as channels, rows and columns must be. A 1×1 convolution changes the number of channels, “same” padding keeps rows and columns.",
    budget:
      "Everything is computed on one computer that others may share. A limit keeps a slip of the hand, one nought too many, from filling its memory.",

    // What keeps a network from the data.
    input_shape:
      "The first layer reads the pictures as they are: so many rows, columns and channels. Other sizes would need another network, or other pictures.",
    classes:
      "The network answers with one number for each class, and the largest is its answer. Fewer numbers could never name the last classes; more would stand for classes that there are not.",
    nothing_to_learn:
      "Training changes weights so that the loss becomes smaller. Pooling, activations and reshaping have none: they always do the same.",

    // What is worth a thought.
    stride_over_kernel:
      "From one position to the next the window jumps further than it is wide. The cells in between are seen by no position at all: whatever is there, the layer cannot know it.",
    rows_dropped:
      "The window goes on in steps of the stride for as long as it fits. What is left at the bottom and at the right, because (W − K + 2P) is no multiple of S, is never read.",
    linear_pair:
      "A convolution and a dense layer are weighted sums, and a weighted sum of weighted sums is one weighted sum: the two could be multiplied out into a single layer. Only something that is not linear in between, as ReLU, lets the second see something new.",
    softmax_inside:
      "Softmax makes all its numbers add up to 1: one can only grow where the others shrink. That is right for the answer at the end. Inside, it squeezes the features, and the gradient through it becomes small.",
    bias_before_norm:
      "Batch normalization takes each channel's mean away. A bias moves exactly that mean, so whatever it is, nothing of it is left; the shift β of the normalization does its work.",
    dropout_before_norm:
      "Dropout sets some numbers to 0 and enlarges the rest, which keeps the mean but changes the spread. In use nothing is dropped, so the spread that the normalization has learned is no longer the one that comes in.",
    sigmoid_stack:
      "The slope of a sigmoid is at most ¼, and almost 0 where it is saturated. On its way back the gradient is multiplied by it in every layer: after five of them at most a thousandth arrives.",
    flatten_heavy:
      "Rows × columns × channels × units weights: each place of the picture has weights of its own, and what was learned at one is not known at another. Global average pooling keeps one number for each map, whatever its place.",
    sees_little:
      "The last map's cells together see the whole picture, but none of them sees enough of it to know the whole object. The receptive field grows with each window, and faster behind strides and with dilation.",
    logits:
      "Logits are plain numbers, of which the largest is the answer. The loss is worked out from them all the same; with softmax at the end the network itself gives probabilities that add up to 1.",
    same_keeps_size:
      "Without padding each convolution takes K − 1 rows and columns away, and cells at the border are read less often than those in the middle. With P = (K − 1)/2 around it the map stays as large as it was.",
    bottleneck_saves:
      "The cost of a convolution is K × K × channels in × channels out at every place. A 1×1 convolution before it makes the channels fewer for little, as in Inception and ResNet, and the large window then has less to do.",

    // What goes wrong while it trains.
    nan_loss:
      "A step that is too long lands where the slope is steeper still; the next one is longer again. After a few steps the numbers are too large to be written down, infinity less infinity is no number, and every weight that it touches is lost.",
    exploding_loss:
      "The gradient says which way is down, and only nearby. With a large learning rate the step goes beyond the valley and up the other side, further up each time.",
    dead_layer:
      "ReLU gives 0 for everything below 0, and its slope there is 0 too. Where a layer's sums are below 0 for every picture, no gradient comes back through it: it stays as it is, and so does all that lies before it.",
    dying_layer:
      "A unit with ReLU whose sum is below 0 for every picture gives 0 and gets no gradient: it never changes again. Large steps push units there. LeakyReLU has a small slope below 0, so a way back is left.",
    no_learning:
      "With nothing learned the best answer is the same probability for every class, and its loss is known: the logarithm of the number of classes. A loss that stays there says that the weights hardly move, or jump about.",

    // What happens to the run itself.
    checkpoint_lost:
      "Every few seconds the weights are written to the disk together with what the optimizer remembers. The last such file was cut short or is missing, so that training goes on from an older one.",
    picture_lost:
      "Each training keeps its own copy of a pinned picture that is none of the test pictures, so that it outlives the server and whoever brought it. That copy is missing or was cut short. What is learned does not depend on it; pin the picture again to see it.",
    disk_full:
      "Checkpoints and the steps of the time slider are files. There is no room for another one; training itself needs none and goes on.",
    disk: "Checkpoints and the steps of the time slider are files, and the disk takes none at the moment. Training itself needs none and goes on.",
  },
};
