package org.sentuh.clinic.authority;

import java.util.Queue;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Writes down under which topics something was heard. */
record Listening(Queue<String> heard) implements MqttCallback {

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    heard.add(topic);
  }

  @Override
  public void disconnected(MqttDisconnectResponse why) {}

  @Override
  public void mqttErrorOccurred(MqttException error) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String uri) {}

  @Override
  public void authPacketArrived(int code, MqttProperties properties) {}
}
