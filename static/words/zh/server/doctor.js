/** What is wrong with a network, or worth a thought. */

/** @type {Record<string, string>} */
export const doctor = {
  "Each cell of {} sees {}×{} of {}×{} pixels. Another convolution, a stride or dilation lets it see more ({}).":
    "{0} 的每一格只看到 {3}×{4} 像素中的 {1}×{2}。再加一个卷积、步幅或膨胀能让它看得更多 ({5})。",
  "The last layer gives plain numbers (logits); softmax would make them probabilities ({}).":
    "最后一层给出的是普通的数（logits）；softmax 会把它们变成概率 ({})。",
  "A 1×1 convolution to {} channels before {} would save {} of its {} multiply-adds ({}).":
    "在 {1} 之前用 1×1 卷积降到 {0} 个通道，能省下它 {3} 次乘加中的 {2} 次 ({4})。",
  "{} and {} of the input are never read: the stride is larger than the window, which leaves gaps ({}).":
    "输入有 {} 和 {} 从未被读取：步幅比窗口大，留下了空隙 ({})。",
  '{} and {} of the input are never read: the stride does not fit. Padding "same" reads them all ({}).':
    "输入有 {} 和 {} 从未被读取：步幅对不上。填充“same”能全部读到 ({})。",
  "{} row": "{} 行",
  "{} rows": "{} 行",
  "{} column": "{} 列",
  "{} columns": "{} 列",
  "{} layers with sigmoid: each lets through at most a quarter of the gradient, so that the first ones hardly learn. relu lets all of it through ({}).":
    "有 {} 层用 sigmoid：每层最多让四分之一的梯度通过，所以最前面的几层几乎学不到东西。relu 让梯度全部通过 ({})。",
  "{} and {} are linear and follow one another: together they can do no more than one of them. An activation between them makes them two ({}).":
    "{} 和 {} 都是线性的，又前后相接：合起来并不比一层多做什么。中间加一个激活函数，它们才是两层 ({})。",
  "softmax makes the outputs share a sum of 1, so that one silences the others: its place is the last layer ({}).":
    "softmax 使所有输出的和为 1，一个会压住其他的：它应该放在最后一层 ({})。",
  "The bias of {} is lost at once: batch normalization subtracts the mean, and has a shift of its own ({}).":
    "{} 的偏置马上就会失去：批归一化会减去均值，而且自己就有平移 ({})。",
  "{} holds {} % of the parameters, because every cell of every map is joined to every unit. Global average pooling needs one number a map ({}).":
    "{} 占了 {} % 的参数，因为每张特征图的每一格都与每个单元相连。全局平均池化每张图只需要一个数 ({})。",
  '{}×{} shrinks to {}×{} here. Padding P = (K − 1)/2 on each side, which is "same", keeps the size ({}).':
    "{}×{} 在这里缩成 {}×{}。每边填充 P = (K − 1)/2，也就是“same”，能保持尺寸 ({})。",
  "{} drops numbers in training only, so {} behind it learns a variance that does not hold in use. Dropout belongs behind batch normalization ({}).":
    "{} 只在训练时丢弃数，所以它后面的 {} 学到的方差在使用时并不成立。Dropout 应该放在批归一化之后 ({})。",

  "The last layer must give {} numbers, one for each class of {}. Received: {} (layers/{}).":
    "最后一层必须给出 {0} 个数，{1} 的每个类别一个。现在是：{2} (layers/{3})。",
  "A network must have weights to learn; a Dense layer has some. Received: none ({}).":
    "网络必须有可以学习的权重；全连接层就有。现在一个也没有 ({})。",
  "The network must take the pictures of {}, {}. Received: input={} (input).":
    "网络必须能接收 {} 的图片，{}。现在是：input={} (input)。",
  parameters: "参数",
  "multiply-adds a picture": "次乘加（每张图片）",
  "bytes of activations a picture": "字节的激活值（每张图片）",
  "A network has at most {} {}. Received: {}, most of them here ({}).":
    "一个网络最多有 {} {}。现在是 {}，大部分在这里 ({})。",
  "kernel values set by hand": "个手工设置的卷积核数值",
  "A network has at most {} {}. Received: {} up to here ({}).": "一个网络最多有 {} {}。到这里已有 {} ({})。",
  "A network has at most {} {}. Received: {}.": "一个网络最多有 {} {}。现在是 {}。",
  "A feature map has at most {} rows and columns, and {} channels. Received: {} ({}).":
    "一张特征图最多有 {} 行和列、{} 个通道。现在是：{} ({})。",
  "A network has at most {} bytes of activations a picture. Received: {} of this layer alone ({}).":
    "一个网络每张图片最多有 {} 字节的激活值。仅这一层就有 {} ({})。",

  "{} needs rows and columns, so it must stand before Flatten, global pooling and Dense. Received: a vector of {} ({}).":
    "{} 需要行和列，所以必须放在展平、全局池化和全连接之前。现在收到的是长为 {} 的向量 ({})。",
  "Dense needs one row of numbers, so Flatten or global pooling must come before it. Received: {} ({}).":
    "全连接层需要一行数，所以前面必须有展平或全局池化。现在是：{} ({})。",
  "shared_axes=[1, 2] needs rows and columns. Received: a vector ({}).":
    "shared_axes=[1, 2] 需要行和列。现在收到的是向量 ({})。",
  "pieces must divide the channels. Received: pieces={}, {} channels ({}).":
    "pieces 必须整除通道数。现在是：pieces={}，{} 个通道 ({})。",
  "groups must divide the {}. Received: groups={}, {} {} ({}).":
    "groups 必须整除{0}。现在是：groups={1}，{2} {3} ({4})。",
  "groups must divide the channels. Received: groups={}, {} channels ({}).":
    "groups 必须整除通道数。现在是：groups={}，{} 个通道 ({})。",
  "channels of the input": "输入的通道数",
  'Branches that are concatenated must have the same rows and columns (padding "same" keeps them). Received: {} ({}).':
    "要拼接的分支必须有同样的行数和列数（填充“same”能保持）。现在是：{} ({})。",
  "Branches must have the same shape for merge={}. Received: {} ({}).":
    "merge={} 时各分支的形状必须相同。现在是：{} ({})。",
  "A convolution can have strides above 1 or dilation above 1, not both (Keras's rule). Received: strides={}, dilation_rate={} ({}).":
    "卷积的步幅可以大于 1，膨胀也可以大于 1，但不能同时（Keras 的规定）。现在是：strides={}，dilation_rate={} ({})。",
  "target_shape must hold as many numbers as come in, {}. Received: target_shape={}, which holds {} ({}).":
    "target_shape 必须与进来的数一样多，即 {}。现在是：target_shape={}，有 {} 个 ({})。",
  "Cropping must leave something over. Received: cropping={} of {} ({}).":
    "裁剪后必须剩下一些。现在是：从 {1} 裁去 cropping={0} ({2})。",
  "The window must fit into its input: it covers {} rows, and there are {}. Received: {} ({}).":
    "窗口必须放得进输入：它覆盖 {} 行，而只有 {} 行。现在是：{} ({})。",
  "The window must fit into its input: it covers {} columns, and there are {}. Received: {} ({}).":
    "窗口必须放得进输入：它覆盖 {} 列，而只有 {} 列。现在是：{} ({})。",
  "{} (+ {} of padding)": "{} (+ 填充 {})",
  'padding_mode="reflect" needs its padding as a number. Received: padding="same" ({}).':
    'padding_mode="reflect" 需要把填充写成数。现在是：padding="same" ({})。',
  "Mirrored padding must be smaller than the input, whose border it repeats. Received: padding={} on {} ({}).":
    "镜像填充必须小于输入，因为它重复的是输入的边缘。现在是：在 {1} 上 padding={0} ({2})。",
  "{} on {}": "{1} 上的 {0}",
};
