/** Networks and datasets that the server offers. */

/** @type {Record<string, string>} */
export const catalogue = {
  "Small ConvNet": "小型卷积网络",
  "Two convolutions, two poolings, two dense layers: the smallest network that shows all that a ConvNet is made of.":
    "两个卷积、两个池化、两个全连接层：能展示卷积网络全部组成的最小网络。",
  "All-convolutional net": "全卷积网络",
  "No pooling and no dense layer: convolutions with stride 2 make the maps smaller, and the last one has a map for each class.":
    "没有池化，也没有全连接层：步幅为 2 的卷积使特征图变小，最后一个卷积给每个类别一张图。",
  "1×1 bottlenecks": "1×1 瓶颈",
  "A 1×1 convolution to few channels before each 5×5: the same maps come out, for a quarter of the multiply-adds.":
    "每个 5×5 之前用 1×1 卷积降到少数通道：得到同样的特征图，只用四分之一的乘加。",
  "Dilated net": "膨胀卷积网络",
  "Filters whose cells lie 1, 2 and 4 apart: after one pooling no map shrinks, and yet the receptive field outgrows the picture.":
    "滤波器的格子相隔 1、2、4：一次池化之后特征图不再缩小，感受野却超过了图片。",
  "LeNet-5": "LeNet-5",
  "The network that read handwritten cheques, in its modern form: full connections between S2 and C3, average pooling, softmax.":
    "当年读取手写支票的网络，现代形式：S2 与 C3 之间全部相连，平均池化，softmax。",
  "Tiny Inception": "小型 Inception",
  "Two Inception modules: 1×1, 3×3, 5×5 and a pooling side by side, laid behind one another as channels.":
    "两个 Inception 模块：1×1、3×3、5×5 和池化并排，作为通道前后拼接。",
  "Tiny ResNet": "小型 ResNet",
  "Two residual blocks: two convolutions beside a shortcut, added. The first shortcut is the identity, the second widens by 1×1.":
    "两个残差块：两个卷积与一条捷径并排相加。第一条捷径是恒等映射，第二条用 1×1 加宽。",
  "Tiny VGG": "小型 VGG",
  "Pairs of 3×3 convolutions, then pooling, twice over, and dense layers: VGG's plan for small grey pictures.":
    "成对的 3×3 卷积加池化，重复两遍，再接全连接层：VGG 的方案用于小灰度图。",
  "Network in Network (32×32×3)": "Network in Network（32×32×3）",
  "1×1 convolutions after each larger one: a small dense network at every pixel. Ends in global average pooling, not in dense layers.":
    "每个较大的卷积之后接 1×1 卷积：每个像素上一个小的全连接网络。以全局平均池化结尾，没有全连接层。",
  "GoogLeNet (224×224×3)": "GoogLeNet（224×224×3）",
  "Inception modules: 1×1, 3×3 and 5×5 convolutions and a pooling side by side, with 1×1 bottlenecks that make them cheap.":
    "Inception 模块：1×1、3×3、5×5 卷积和池化并排，用 1×1 瓶颈降低代价。",
  "ResNet-18 (224×224×3)": "ResNet-18（224×224×3）",
  "Eighteen layers with shortcuts: each pair of convolutions learns only what to add to its input.":
    "十八层带捷径：每对卷积只学习要给输入加上什么。",
  "ResNet-34 (224×224×3)": "ResNet-34（224×224×3）",
  "Thirty-four layers with shortcuts. Without them, the paper shows, so deep a network learns worse than one of eighteen.":
    "三十四层带捷径。论文表明，没有捷径，这么深的网络反而学得比十八层的差。",
  "ResNet-50 (224×224×3)": "ResNet-50（224×224×3）",
  "Fifty layers in bottleneck blocks: 1×1 down, 3×3, 1×1 up again, and a shortcut past all three.":
    "五十层瓶颈块：1×1 降维、3×3、1×1 升维，再加一条绕过三者的捷径。",
  "VGG-16 (224×224×3)": "VGG-16（224×224×3）",
  "Nothing but 3×3 convolutions, thirteen of them, and three dense layers. Two stacked see as much as a 5×5, for fewer weights.":
    "只有十三个 3×3 卷积和三个全连接层。两个叠起来看到的与 5×5 一样多，权重更少。",
  "AlexNet (227×227×3)": "AlexNet（227×227×3）",
  "The network that won ImageNet in 2012 and began deep learning in vision. Groups of two: its halves ran on two graphics cards.":
    "2012 年赢得 ImageNet、开启视觉深度学习的网络。分为两组：两半分别在两块显卡上运行。",

  "Fashion-MNIST, 12,000 pictures": "Fashion-MNIST, 12,000 张图片",
  "Handwritten digits, 10,000 pictures": "手写数字, 10,000 张图片",
  "Fashion-MNIST, all 70,000 pictures": "Fashion-MNIST, 全部 70,000 张图片",
  "MNIST, all 70,000 digits": "MNIST, 全部 70,000 个数字",
  "T-shirt/top": "T 恤/上衣",
  Trouser: "裤子",
  Pullover: "套头衫",
  Dress: "连衣裙",
  Coat: "外套",
  Sandal: "凉鞋",
  Shirt: "衬衫",
  Sneaker: "运动鞋",
  Bag: "包",
  "Ankle boot": "短靴",
  airplane: "飞机",
  automobile: "汽车",
  bird: "鸟",
  cat: "猫",
  deer: "鹿",
  dog: "狗",
  frog: "蛙",
  horse: "马",
  ship: "船",
  truck: "卡车",

  Cat: "猫",
  Astronaut: "宇航员",
  Coffee: "咖啡",
  Cameraman: "摄影师",
  Rocket: "火箭",
  "Brick wall": "砖墙",
  Grass: "草地",
  Retina: "视网膜",
  "Deep field": "深空",

  "Image kernels": "图像卷积核",
  "A bench for photographs: one convolution with the classics of picture processing, from blur and Sobel to Gabor, frozen.":
    "照片的工作台：一个卷积，装着图像处理的经典核，从模糊、Sobel 到 Gabor，全部冻结。",
  "Fixed filters": "固定滤波器",
  "The Small ConvNet whose first layer learns nothing: eight classics, from Sobel to Gabor, chosen by hand and frozen.":
    "第一层不学习的小型卷积网络：手选八个经典核，从 Sobel 到 Gabor，全部冻结。",
};
