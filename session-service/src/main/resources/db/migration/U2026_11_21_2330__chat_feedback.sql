DROP TABLE chat_feedback;
