/** Speaker attributes by a neural network: a TorchScript model behind the port SpeakerTagger. */
package emotionthinker.models.speaker;
