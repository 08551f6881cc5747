/** Kinds of layers, their fields, blocks and the settings of a training, as the server's schema names them. */

/** @type {Record<string, string>} */
export const schema = {
  "A function of each number by itself; without one, layers in a row collapse into a single one.":
    "对每个数单独作用的函数；没有它，相连的几层会塌缩成一层。",
  "Which function.": "用哪个函数。",
  activation: "激活",
  Activation: "激活层",
  "The mean of each window: a smaller, smoother map.": "每个窗口的平均值：得到更小、更平滑的特征图。",
  "Rows and columns that become one cell.": "合并成一格的行数和列数。",
  pool: "池化",
  "How far the window moves; left out, as far as it is large.": "窗口每次移动的距离；不填则等于窗口大小。",
  stride: "步幅",
  'Cells around the input: "valid", "same" or a number.': "输入四周补的格子：“valid”、“same”或一个数。",
  padding: "填充",
  AveragePooling2D: "平均池化 2D",
  "Each channel gets mean 0 and variance 1 over the batch, then a learned scale (gamma) and shift (beta).\n\nSource: Ioffe and Szegedy (2015). Gamma and beta are trained; the moving mean and variance are only kept.":
    "每个通道在一批图片上变为均值 0、方差 1，再乘以学到的缩放（gamma）、加上平移（beta）。\n\n出处：Ioffe 与 Szegedy（2015）。gamma 和 beta 参与训练；滑动均值和方差只是记录下来。",
  "How slowly the moving mean and variance follow.": "滑动均值和方差跟随得多慢。",
  momentum: "动量",
  "Added to the variance, so that nothing is divided by 0.": "加在方差上，避免除以 0。",
  epsilon: "ε",
  BatchNormalization: "批归一化",
  "Filters slide over the picture; each gives one feature map, large where the picture looks like the filter.":
    "滤波器在图片上滑动；每个滤波器给出一张特征图，图片与滤波器相似的地方数值大。",
  "How many filters: each gives one feature map.": "滤波器的个数：每个给出一张特征图。",
  filters: "滤波器",
  "Rows and columns that a filter reads at once.": "滤波器一次读取的行数和列数。",
  kernel: "核",
  "How far the filter moves; 2 halves the size.": "滤波器每次移动的距离；2 使尺寸减半。",
  'Cells around the input: "valid" none, "same" as many as keep the size, or a number for each side.':
    "输入四周补的格子：“valid”不补，“same”补到尺寸不变，或给出每边的格数。",
  "What the cells around hold: zeros, or a mirror image.": "补的格子里放什么：零，或镜像。",
  "padding mode": "填充方式",
  "Distance between the cells that a filter reads: it sees wider at no cost.":
    "滤波器读取的格子之间的距离：不增加代价而看得更宽。",
  dilation: "膨胀",
  "Whether each output adds one number of its own.": "每个输出是否再加上自己的一个数。",
  bias: "偏置",
  "The nonlinearity after the sum.": "求和之后的非线性函数。",
  "Weight decay: adds this much times the squared weights to the loss.":
    "权重衰减：把权重平方和的这么多倍加到损失上。",
  L2: "L2",
  "Channels are split into this many groups, each with filters of its own.":
    "通道分成这么多组，每组用自己的滤波器。",
  groups: "分组",
  "How the first weights are drawn: He's suits ReLU, Glorot's tanh.":
    "初始权重怎样抽取：He 适合 ReLU，Glorot 适合 tanh。",
  "first weights": "初始权重",
  "Length and direction of each filter are learned apart (Salimans 2016).":
    "每个滤波器的长度和方向分开学习（Salimans 2016）。",
  "weight norm": "权重归一",
  Conv2D: "卷积 2D",
  'Each cell of the input writes a whole kernel into the output; with stride 2 the map doubles.\n\nSource: Dumoulin and Visin (2016), section 4. The output is cut to n·s cells with "same" padding.':
    "输入的每一格把整个核写到输出里；步幅为 2 时特征图加倍。\n\n出处：Dumoulin 与 Visin（2016）第 4 节。填充为“same”时，输出裁成 n·s 格。",
  '"valid": all that is written; "same": cut to size x stride.':
    "“valid”：保留写出的全部；“same”：裁成尺寸 × 步幅。",
  Conv2DTranspose: "转置卷积 2D",
  "Rows and columns cut off at the sides.": "裁去四边的行和列。",
  "Rows and columns cut off on each side.": "每边裁去的行数和列数。",
  cropping: "裁剪",
  Cropping2D: "裁剪 2D",
  "Each unit sums all numbers of its input, each with a weight of its own, and adds a bias.":
    "每个单元把输入的所有数各乘一个权重后相加，再加偏置。",
  "How many numbers come out.": "输出多少个数。",
  units: "单元",
  Dense: "全连接",
  "Each channel is filtered by itself, and none is mixed with another. Source: Sifre (2014), MobileNet (2017).":
    "每个通道单独滤波，互不混合。出处：Sifre（2014），MobileNet（2017）。",
  "How many filters each channel of the input gets.": "输入的每个通道有几个滤波器。",
  "per channel": "每通道",
  DepthwiseConv2D: "逐通道卷积 2D",
  "In training, a share of the numbers is set to 0 at random; in use nothing changes. Source: Srivastava (2014).":
    "训练时随机把一部分数置为 0；使用时什么也不变。出处：Srivastava（2014）。",
  "Share that is set to 0.": "置为 0 的比例。",
  rate: "比例",
  Dropout: "随机失活 Dropout",
  "All cells of all maps in one long row, as Dense needs them.":
    "把所有特征图的所有格子排成一长行，供全连接层使用。",
  Flatten: "展平",
  "In training, noise is added to each number; in use nothing changes.":
    "训练时给每个数加噪声；使用时什么也不变。",
  "Standard deviation of the noise.": "噪声的标准差。",
  spread: "幅度",
  GaussianNoise: "高斯噪声",
  "The mean of each whole map: one number a channel. Source: Lin (2013).":
    "每张特征图的平均值：每个通道一个数。出处：Lin（2013）。",
  GlobalAveragePooling2D: "全局平均池化 2D",
  "The largest number of each whole map: one number a channel.": "每张特征图的最大值：每个通道一个数。",
  GlobalMaxPooling2D: "全局最大池化 2D",
  "Channels in groups get mean 0 and variance 1 over each picture. Source: Wu and He (2018).":
    "通道分组，在每张图片上变为均值 0、方差 1。出处：Wu 与 He（2018）。",
  "Into how many groups the channels go; −1: each by itself.": "通道分成几组；−1：每个通道自成一组。",
  GroupNormalization: "组归一化",
  "The pictures that go in.": "送入的图片。",
  "Rows of a picture.": "图片的行数。",
  height: "高",
  "Columns of a picture.": "图片的列数。",
  width: "宽",
  "Numbers a pixel: 1 grey, 3 colour.": "每个像素的数：1 为灰度，3 为彩色。",
  channels: "通道",
  Input: "输入",
  "Each channel of each picture by itself gets mean 0 and variance 1. Source: Ulyanov (2016).\n\nIn Keras it is GroupNormalization with as many groups as channels.":
    "每张图片的每个通道各自变为均值 0、方差 1。出处：Ulyanov（2016）。\n\n在 Keras 里，它是组数等于通道数的 GroupNormalization。",
  InstanceNormalization: "实例归一化",
  "The length of each window taken as a vector: the root of its squares' sum. Source: Hyvärinen (2000).":
    "把每个窗口看作向量，取它的长度：平方和的平方根。出处：Hyvärinen（2000）。",
  L2Pooling2D: "L2 池化 2D",
  "The channels of each pixel get mean 0 and variance 1, whatever the batch. Source: Ba (2016).":
    "每个像素的各通道变为均值 0、方差 1，与批次无关。出处：Ba（2016）。",
  LayerNormalization: "层归一化",
  "ReLU that lets a little of what is below 0 through, so that no unit dies. Source: Maas (2013).":
    "让 0 以下的数也通过一点点的 ReLU，这样单元不会死掉。出处：Maas（2013）。",
  "What is below 0 is multiplied by this.": "0 以下的数乘以它。",
  slope: "斜率",
  LeakyReLU: "LeakyReLU",
  "The largest number of each window: keeps that something was there, forgets where exactly.":
    "每个窗口的最大值：记住有过什么，忘掉确切的位置。",
  MaxPooling2D: "最大池化 2D",
  "The largest of each few neighbouring channels, which are fewer afterwards. Source: Goodfellow (2013).":
    "相邻几个通道中的最大值，之后通道变少。出处：Goodfellow（2013）。",
  "How many channels become one.": "几个通道合成一个。",
  pieces: "合并数",
  Maxout: "Maxout",
  "ReLU whose slope below 0 is learned. Source: He (2015), one slope a channel with shared_axes [1, 2].":
    "0 以下的斜率由学习得到的 ReLU。出处：He（2015）；shared_axes 为 [1, 2] 时每通道一个斜率。",
  "[1, 2]: one slope for each channel; left out: one for each number.":
    "[1, 2]：每个通道一个斜率；不填：每个数一个。",
  slopes: "斜率共享",
  PReLU: "PReLU",
  'Branches that all read the same input; their outputs are added, or laid behind one another as channels.\n\nAn empty branch is the identity: with "add" that is a residual block (He 2015).':
    "几条分支读取同一个输入；它们的输出相加，或作为通道前后拼接。\n\n空的分支就是恒等映射：配上“add”就是残差块（He 2015）。",
  "How the branches become one again.": "分支怎样重新合而为一。",
  merge: "合并",
  Branches: "分支",
  Parallel: "并联",
  "The channels of each pixel are divided by the root of their mean square. Source: Zhang and Sennrich (2019).":
    "每个像素的各通道除以它们的均方根。出处：Zhang 与 Sennrich（2019）。",
  RMSNormalization: "RMS 归一化",
  "The same numbers as rows, columns and channels, or as one row.":
    "同样的数，排成行、列、通道，或排成一行。",
  "[height, width, channels] or [units]; as many numbers as before.":
    "[高, 宽, 通道] 或 [单元]；数的总数与之前相同。",
  shape: "形状",
  Reshape: "重排形状",
  "A depthwise convolution, then a 1x1 that mixes the channels: far fewer products. Source: Xception (2017).":
    "先逐通道卷积，再用 1x1 混合通道：乘积少得多。出处：Xception（2017）。",
  SeparableConv2D: "可分离卷积 2D",
  "In training, a share of whole feature maps is set to 0 at random. Source: Tompson (2015).":
    "训练时随机把一部分整张特征图置为 0。出处：Tompson（2015）。",
  SpatialDropout2D: "空间随机失活 2D",
  "Each cell becomes several: copies of it, or steps from one to the next.":
    "每格变成几格：复制，或在相邻格之间过渡。",
  "How many times as many rows and columns.": "行和列变为原来的几倍。",
  factor: "倍数",
  "Copies, or steps from one cell to the next.": "复制，或在相邻格之间过渡。",
  between: "插值",
  UpSampling2D: "上采样 2D",
  "A frame of zeros around each map.": "每张特征图四周补一圈零。",
  "Rows and columns added on each side.": "每边补的行数和列数。",
  ZeroPadding2D: "零填充 2D",

  "Residual block": "残差块",
  "Two convolutions beside the identity, added: what they learn is only the difference (He 2015).":
    "两个卷积与恒等映射并排相加：它们学的只是差值（He 2015）。",
  Bottleneck: "瓶颈块",
  "1x1 makes the maps few, 3x3 works on the few, 1x1 makes them many again: the same sight for less (He 2015).":
    "1x1 使特征图变少，3x3 在少数上工作，1x1 再变多：同样的视野，更低的代价（He 2015）。",
  "Inception module": "Inception 模块",
  "1x1, 3x3, 5x5 and pooling look at once, each behind a 1x1 that saves; their maps are joined (Szegedy 2014).":
    "1x1、3x3、5x5 和池化同时看，各自前面有一个省计算的 1x1；它们的特征图拼在一起（Szegedy 2014）。",
  "Fire module": "Fire 模块",
  "A 1x1 squeezes the maps, 1x1 and 3x3 expand them again: SqueezeNet's way to few parameters (Iandola 2016).":
    "1x1 压缩特征图，1x1 和 3x3 再展开：SqueezeNet 减少参数的办法（Iandola 2016）。",
  "Dense block": "稠密块",
  "Each convolution reads the maps of all before it and adds a few of its own (Huang 2016).":
    "每个卷积读取前面所有的特征图，再添上自己的几张（Huang 2016）。",

  "Steps of an own size for each weight, from running means of its gradient. Source: Kingma and Ba (2015).":
    "每个权重有自己的步长，来自其梯度的滑动平均。出处：Kingma 与 Ba（2015）。",
  "How far each step moves the weights; too high overshoots, too low crawls.":
    "每一步把权重移动多远；太大会冲过头，太小则爬行。",
  "learning rate": "学习率",
  "Adam with weight decay. Source: Loshchilov and Hutter (2019).":
    "带权重衰减的 Adam。出处：Loshchilov 与 Hutter（2019）。",
  "Pulls every weight towards 0.": "把每个权重拉向 0。",
  "weight decay": "权重衰减",
  "Changes that leave the class what it is; each picture gets others each time. 0 leaves a change out.":
    "不改变类别的变化；每张图片每次都不同。0 表示不用这种变化。",
  "Mirrors half of the pictures, left to right. Not for digits.": "把一半图片左右翻转。不适合数字。",
  flip: "翻转",
  "Moves up or down and sideways, by up to this share of the side.": "上下左右移动，最多为边长的这个比例。",
  shift: "平移",
  "Turns by up to so many degrees, either way.": "向两边旋转，最多这么多度。",
  rotation: "旋转",
  "Makes larger or smaller, by up to this share.": "放大或缩小，最多这个比例。",
  zoom: "缩放",
  "Less or more contrast, by up to this share.": "减弱或增强对比度，最多这个比例。",
  contrast: "对比度",
  "Darker or lighter, by up to this share of white.": "变暗或变亮，最多为白色的这个比例。",
  brightness: "亮度",
  Augmentation: "数据增强",
  "Steps divided by a running mean of the gradient's size. Source: Hinton's lecture 6e (2012).":
    "步长除以梯度大小的滑动平均。出处：Hinton 讲义 6e（2012）。",
  "How much of the last step is kept.": "保留上一步的多少。",
  RMSprop: "RMSprop",
  "Steps straight down the gradient, with momentum if wanted.": "沿梯度直接下降，可加动量。",
  "Look ahead along the momentum.": "沿动量方向先看一步。",
  Nesterov: "Nesterov",
  SGD: "SGD",
  Dataset: "数据集",
  "How many training pictures; left out, all of them.": "训练图片的张数；不填则用全部。",
  pictures: "图片",
  "Pictures a step: more are smoother and cost memory.": "每步的图片数：越多越平稳，也越占内存。",
  "batch size": "批大小",
  "How often all pictures are gone through.": "所有图片过几遍。",
  epochs: "轮数",
  Optimizer: "优化器",
  "What is made small.": "要变小的量。",
  loss: "损失",
  "The same seed gives the same first weights and order.": "同样的种子给出同样的初始权重和顺序。",
  seed: "种子",
  "The test picture that runs through the network.": "穿过网络的那张测试图片。",
  pinned: "选定图片",
  "How training pictures are changed at random; left out, not at all.": "训练图片怎样随机变化；不填则不变。",
  augmentation: "数据增强",

  "Filters that begin as a classic or as numbers of one's own; frozen ones never learn.":
    "以经典核或自己的数开始的滤波器；冻结的永不学习。",
  "The picture that runs through the network.": "穿过网络的那张图片。",
  identity: "恒等",
  "Leaves the picture as it is.": "图片保持原样。",
  blur: "模糊",
  "The mean of the window: details go.": "窗口的平均值：细节消失。",
  "Gaussian blur": "高斯模糊",
  "A mean in which the middle counts most: details go gently.": "中间分量最重的平均：细节缓缓消失。",
  sharpen: "锐化",
  "Adds to each pixel how it differs from its neighbours.": "给每个像素加上它与邻居的差别。",
  "Large where it gets brighter to the right: upright edges.": "向右变亮的地方数值大：竖直的边缘。",
  "Large where it gets brighter downwards: level edges.": "向下变亮的地方数值大：水平的边缘。",
  Laplacian: "拉普拉斯",
  "How the neighbours differ from the middle: edges of any direction, and points.":
    "邻居与中间的差别：任何方向的边缘，以及点。",
  emboss: "浮雕",
  "As if the picture were pressed into metal and lit from one corner.": "好像图片压在金属上，从一角打光。",
  "Upright stripes as wide as the window.": "与窗口同宽的竖条纹。",
  "Stripes that rise to the right.": "向右上升的条纹。",
  "Level stripes.": "水平条纹。",
  "Stripes that fall to the right.": "向右下降的条纹。",
  "all zero": "全零",
  "Nothing: to draw a filter of one's own on.": "什么也没有：用来画自己的滤波器。",
};
